'use client'
import { Anchor, Button, Group, Modal, Select, Stack, Text, TextInput } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { notifications } from '@mantine/notifications'
import { useMutation } from '@tanstack/react-query'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { v7 as newId } from 'uuid'
import { DatesFrame } from '#components/ui/dates-frame.tsx'
import { DayField } from '#components/ui/fields/day-field.tsx'
import { ProblemNotice } from '#components/ui/problem-notice.tsx'
import { plainNumber } from '#components/ui/record-values.ts'
import { client } from '#lib/api.ts'
import type { BudgetTree, BudgetTreeLine } from '#lib/budget/schema.ts'
import { lastOfYear, today, yearOf } from '#lib/day.ts'
import { Decimal, grouped, groupedYuan } from '#lib/money.ts'

type Fault = 'from' | 'to' | 'amount' | 'day'

/** 调剂: from one sub-project to another of the same year; says while it is typed what would be left. */
export function TransferForm({ tree, onClose }: { tree: BudgetTree; onClose: () => void }) {
  const t = useTranslations()
  const isPhone = useMediaQuery('(max-width: 48em)', false, { getInitialValueInEffect: false })
  // kept while a failed try is repeated: the same transfer, never two
  const [transferId] = useState(() => newId())
  const [from, setFrom] = useState<string | null>(null)
  const [to, setTo] = useState<string | null>(null)
  const [amount, setAmount] = useState('')
  const [adjustedOn, setDay] = useState(() => (yearOf(today()) === tree.year ? today() : lastOfYear(tree.year)))
  const [documentNo, setDocumentNo] = useState('')
  const [reason, setReason] = useState('')
  const [isTried, setTried] = useState(false)
  const lines = tree.level1.flatMap((one) => one.level2.flatMap((two) => two.lines))
  const lineOf = (id: string | null) => lines.find((line) => line.id === id)
  const typed = plainNumber(amount)
  const isAmount = /^\d{1,12}(\.\d{1,2})?$/.test(typed) && new Decimal(typed).gt(0)
  const giver = lineOf(from)
  const after = giver && isAmount ? new Decimal(giver.leftYuan).sub(typed) : null
  const faults: Record<Fault, string | undefined> = {
    from: from ? undefined : t('records.refused.choose'),
    to: !to ? t('records.refused.choose') : to === from ? t('budget.transfer.same') : undefined,
    amount: isAmount ? undefined : t('records.refused.money'),
    day: adjustedOn ? undefined : t('records.refused.day'),
  }
  const said = (fault: Fault) => (isTried || (fault === 'to' && to !== null) ? faults[fault] : undefined)
  const move = useMutation({
    meta: { quiet: true },
    mutationFn: () =>
      client.budgetAdjustments.transfer({
        ...{ transferId, fromLineId: from ?? '', toLineId: to ?? '', amountYuan: typed, adjustedOn },
        ...{ documentNo: documentNo.trim() || null, reason: reason.trim() || null },
      }),
    onSuccess: ({ rows }) => {
      const names = { from: giver?.subProject ?? '', to: lineOf(to)?.subProject ?? '' }
      notifications.show({
        color: 'teal',
        autoClose: 10_000,
        message: (
          <>
            {t('budget.transfer.done', { amount: groupedYuan(typed), ...names })}{' '}
            <Anchor component={Link} href={`/costs/adjustments?open=${rows[0]?.id}`} inherit underline="always">
              {t('budget.transfer.openList')}
            </Anchor>
          </>
        ),
      })
      onClose()
    },
  })
  return (
    <Modal opened onClose={onClose} title={t('budget.transfer.title', { year: String(tree.year) })} fullScreen={isPhone} centered>
      <DatesFrame>
        <form
          noValidate
          onSubmit={(event) => {
            event.preventDefault()
            setTried(true)
            if (!Object.values(faults).some(Boolean) && !move.isPending) move.mutate()
          }}
        >
          <Stack>
            <ProblemNotice error={move.error} />
            <LineSelect label={t('budget.transfer.from')} lines={lines} value={from} onChange={setFrom} error={said('from')} />
            <LineSelect label={t('budget.transfer.to')} lines={lines} value={to} onChange={setTo} error={said('to')} />
            <TextInput
              label={t('budget.transfer.amount')}
              required
              inputMode="decimal"
              autoComplete="off"
              rightSection={t('records.yuan')}
              value={amount}
              onChange={(typing) => setAmount(typing.currentTarget.value)}
              onBlur={() => setAmount(typed)}
              error={said('amount')}
            />
            {after && (
              <Text fz="sm" role="status" c={after.isNegative() ? 'var(--mantine-color-error)' : 'dimmed'}>
                {t(after.isNegative() ? 'budget.transfer.beyond' : 'budget.transfer.after', { left: groupedYuan(after.toFixed(2)) })}
              </Text>
            )}
            <DayField
              label={t('budget.transfer.day')}
              description={undefined}
              required
              disabled={false}
              error={said('day')}
              value={adjustedOn}
              onChange={setDay}
              onBlur={() => undefined}
              data-field="adjustedOn"
              clearable={false}
            />
            <TextInput
              label={t('budget.transfer.documentNo')}
              value={documentNo}
              maxLength={200}
              onChange={(typing) => setDocumentNo(typing.currentTarget.value)}
            />
            <TextInput
              label={t('budget.transfer.reason')}
              value={reason}
              maxLength={200}
              onChange={(typing) => setReason(typing.currentTarget.value)}
            />
            <Text fz="sm" c="dimmed">
              {t('budget.transfer.document')}
            </Text>
            <Group justify="flex-end" gap="xs">
              <Button variant="default" onClick={onClose}>
                {t('budget.transfer.cancel')}
              </Button>
              <Button type="submit" loading={move.isPending}>
                {t('budget.transfer.save')}
              </Button>
            </Group>
          </Stack>
        </form>
      </DatesFrame>
    </Modal>
  )
}

type SelectProps = {
  label: string
  lines: BudgetTreeLine[]
  value: string | null
  onChange: (id: string | null) => void
  error: string | undefined
}

/** A sub-project of the year, with what is left of it. */
function LineSelect({ lines, value, error, ...rest }: SelectProps) {
  const t = useTranslations('budget.transfer')
  const chosen = lines.find(({ id }) => id === value)
  return (
    <Select
      {...rest}
      required
      searchable
      value={value}
      error={error}
      data={lines.map(({ id, subProject }) => ({ value: id, label: subProject }))}
      description={chosen && t('left', { left: grouped(chosen.leftYuan) })}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      allowDeselect={false}
    />
  )
}
