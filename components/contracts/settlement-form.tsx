'use client'
import { Alert, Button, Group, Stack, Text, TextInput } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { IconPlus } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { v7 as newId } from 'uuid'
import { Empty } from '#components/ui/empty.tsx'
import { DayField } from '#components/ui/fields/day-field.tsx'
import { ProblemNotice } from '#components/ui/problem-notice.tsx'
import saveBar from '#components/ui/save-bar.module.css'
import { client } from '#lib/api.ts'
import { leftOf, sumYuan } from '#lib/contracts/rules.ts'
import type { ContractLife } from '#lib/contracts/schema.ts'
import { today } from '#lib/day.ts'
import { groupedYuan } from '#lib/money.ts'
import { acceptedOf } from '#lib/procurements/rules.ts'
import type { Acceptance } from '#lib/procurements/schema.ts'
import type { Contract } from './contract-fields.tsx'
import { SettlementRow } from './settlement-row.tsx'
import { blankOther, firstCodeOf, isWhole, linesToSend, rowsOn, typedFrom } from './sheet-lines.ts'

type Props = { contract: Contract; life: ContractLife; used: readonly string[]; acceptance: Acceptance | null }

/** The rows of a settlement sheet with their sum as it grows, and what will differ from the contract. */
export function SettlementForm({ contract, life, used, acceptance }: Props) {
  const t = useTranslations('contracts.sheet')
  const router = useRouter()
  const [settledOn, setSettledOn] = useState(acceptance?.acceptedOn ?? today())
  const [firstCode, setFirstCode] = useState(() => firstCodeOf(contract.code, used))
  const [start] = useState(() => typedFrom(acceptedOf(acceptance?.results ?? []), life, acceptance?.acceptedOn ?? today()))
  const [typed, setTyped] = useState(start.typed)
  const [others, setOthers] = useState(start.others)
  // made once a row, so that sending it again is the same settlement
  const [ids] = useState<Record<string, string>>({})
  const rows = rowsOn(life, settledOn, typed, others)
  for (const { key } of rows) ids[key] ??= newId()
  const sending = rows.filter(({ quantity, item, agreed }) => quantity !== '' || (agreed === null && item.trim() !== ''))
  const isReady = sending.length > 0 && sending.every(isWhole) && firstCode.trim() !== '' && settledOn !== ''
  const total = sumYuan(sending.filter(isWhole).map(({ amountYuan }) => amountYuan))
  const save = useMutation({
    meta: { quiet: true },
    mutationFn: () => client.settlements.logSheet({ contractId: contract.id, settledOn, lines: linesToSend(rows, firstCode, ids) }),
    onSuccess: ({ rows: saved }) => {
      notifications.show({ color: 'teal', message: t('done', { count: saved.length, total: groupedYuan(total) }) })
      router.push(`/contracts/${contract.id}`)
    },
  })
  return (
    <form
      onSubmit={(submit) => {
        submit.preventDefault()
        if (isReady) save.mutate()
      }}
      noValidate
    >
      <Stack gap="md">
        <ProblemNotice error={save.error} />
        {acceptance && <Alert variant="light">{t('fromAcceptance', { code: acceptance.code })}</Alert>}
        <Group align="flex-start">
          <DayField
            label={t('settledOn')}
            description={undefined}
            required
            disabled={false}
            error={undefined}
            value={settledOn}
            onChange={setSettledOn}
            onBlur={() => undefined}
            clearable={false}
            data-field="settledOn"
          />
          <TextInput
            label={t('firstCode')}
            description={t('firstCodeHint')}
            inputWrapperOrder={['label', 'input', 'description']}
            required
            value={firstCode}
            onChange={(typing) => setFirstCode(typing.currentTarget.value)}
            autoComplete="off"
          />
        </Group>
        <SheetWarnings contract={contract} life={life} settledOn={settledOn} total={total} />
        {rows.length === 0 && <Empty text={t('none')} />}
        <Stack component="ul" gap="xs" p={0} m={0} style={{ listStyle: 'none' }}>
          {rows.map((row, at) => (
            <SettlementRow
              key={row.key}
              row={row}
              name={row.item || t('other', { at: at + 1 })}
              onType={(part) => setTyped((all) => ({ ...all, [row.key]: { ...(all[row.key] ?? { quantity: '', note: '' }), ...part } }))}
              onName={(part) => setOthers((all) => all.map((one) => (one.id === row.key ? { ...one, ...part } : one)))}
              onRemove={() => setOthers((all) => all.filter((one) => one.id !== row.key))}
            />
          ))}
        </Stack>
        <Button
          variant="subtle"
          size="compact-md"
          leftSection={<IconPlus size={16} aria-hidden />}
          onClick={() => setOthers((all) => [...all, blankOther()])}
          style={{ alignSelf: 'flex-start' }}
        >
          {t('addOther')}
        </Button>
        <Group className={saveBar.bar ?? ''} justify="space-between" gap="xs">
          <Text fz="sm" role="status">
            {t('total', { count: sending.length, total: groupedYuan(total) })}
          </Text>
          <Button type="submit" size="md" loading={save.isPending} disabled={!isReady}>
            {t('submit')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}

type WarningProps = { contract: Contract; life: ContractLife; settledOn: string; total: string }
/** What concerns the sheet as a whole: its day and its sum. */
function SheetWarnings({ contract, life, settledOn, total }: WarningProps) {
  const t = useTranslations('contracts')
  const { startsOn, lastOn, totalYuan } = contract
  const isOutside = (startsOn && settledOn < startsOn) || (lastOn && settledOn > lastOn)
  const left = leftOf(leftOf(totalYuan, life.settledYuan), total)
  if (!isOutside && !left.startsWith('-')) return null
  return (
    <Alert color="orange" variant="light" role="status">
      {isOutside && (
        <div>{t('sheet.warn.term', { start: startsOn ?? t('findings.unlimited'), end: lastOn ?? t('findings.unlimited') })}</div>
      )}
      {left.startsWith('-') && <div>{t('sheet.warn.total', { over: groupedYuan(left.slice(1)) })}</div>}
    </Alert>
  )
}
