'use client'
import { Button, Group, Progress, Stack, Table, Text, Title, UnstyledButton } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import dynamic from 'next/dynamic'
import { useTranslations } from 'next-intl'
import { useRef, useState } from 'react'
import { useAllowed } from '#components/shell/actor.tsx'
import type { RecordRow, Records } from '#components/ui/records.ts'
import sub from '#components/ui/sub-records.module.css'
import { leftOf } from '#lib/contracts/rules.ts'
import type { ContractLife } from '#lib/contracts/schema.ts'
import { Decimal, grouped, groupedYuan, percent, plain } from '#lib/money.ts'
import type { Contract } from './contract-fields.tsx'
import { linesOf } from './line-fields.tsx'
import { WarningText } from './warning-text.tsx'

const RecordDrawer = dynamic(() => import('#components/ui/record-drawer.tsx').then((module) => module.RecordDrawer), { ssr: false })
type Item = ContractLife['items'][number]

/** The items of a contract: what was agreed, how much of each ceiling is settled, and what is left of it. */
export function ContractItems({ contract, life }: { contract: Contract; life: ContractLife }) {
  const t = useTranslations('contracts.page')
  const mayWrite = useAllowed('contracts.write')
  const [place, setPlace] = useState<{ open: string | null } | null>(null)
  const isDirty = useRef(false)
  const last = Math.max(0, ...life.items.flatMap(({ terms }) => terms.map(({ lineNo }) => lineNo)))
  return (
    <section aria-label={t('items')}>
      <Group justify="space-between" mb="xs" wrap="nowrap">
        <Title order={2} size="h5">
          {t('items')}
        </Title>
        {mayWrite && (
          <Button
            size="compact-md"
            variant="light"
            leftSection={<IconPlus size={16} aria-hidden />}
            onClick={() => setPlace({ open: null })}
            data-controls=""
          >
            {t('addLine')}
          </Button>
        )}
      </Group>
      {life.items.length === 0 ? (
        <Text fz="sm" c="dimmed">
          {t('noItems')}
        </Text>
      ) : (
        <Table.ScrollContainer minWidth={0} type="native" tabIndex={0}>
          <Table aria-label={t('items')} className={sub.table ?? ''} verticalSpacing="sm">
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{t('item')}</Table.Th>
                <Table.Th>{t('terms')}</Table.Th>
                <Table.Th>{t('rest')}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {life.items.map((one) => (
                <ItemRow key={one.item} item={one} onOpen={(open) => setPlace({ open })} />
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      )}
      {place && (
        <RecordDrawer
          records={linesOf(contract.id, last) as unknown as Records<RecordRow>}
          open={place.open}
          isDirty={isDirty}
          onClose={() => setPlace(null)}
        />
      )}
    </section>
  )
}

function ItemRow({ item: one, onOpen }: { item: Item; onOpen: (id: string) => void }) {
  const t = useTranslations('contracts.page')
  const unit = one.terms[0]?.unit ?? ''
  return (
    <Table.Tr>
      <Table.Td style={{ verticalAlign: 'top' }}>
        {one.terms[0] ? (
          <UnstyledButton
            className={sub.opener}
            onClick={() => onOpen(one.terms[0]?.id ?? '')}
            aria-label={t('changeLine', { item: one.item })}
          >
            {one.item}
          </UnstyledButton>
        ) : (
          one.item
        )}
      </Table.Td>
      <Table.Td style={{ verticalAlign: 'top' }}>
        {one.terms.length === 0 && <WarningText>{t('notAgreed')}</WarningText>}
        {one.terms.map((terms, at) => (
          <Terms key={terms.id} terms={terms} isFormer={at > 0 && terms.effectiveOn !== one.terms[0]?.effectiveOn} onOpen={onOpen} />
        ))}
      </Table.Td>
      <Table.Td style={{ verticalAlign: 'top' }} miw={150}>
        <Ceiling item={one} unit={unit} />
      </Table.Td>
    </Table.Tr>
  )
}

type TermsProps = { terms: Item['terms'][number]; isFormer: boolean; onOpen: (id: string) => void }
function Terms({ terms, isFormer, onOpen }: TermsProps) {
  const t = useTranslations('contracts.page')
  const figures = { price: grouped(plain(terms.unitPriceYuan)), unit: terms.unit, quantity: grouped(plain(terms.maxQuantity)) }
  if (isFormer)
    return (
      <UnstyledButton onClick={() => onOpen(terms.id)} display="block">
        <Text fz="xs" c="dimmed" td="underline dotted">
          {t('before', figures)}
        </Text>
      </UnstyledButton>
    )
  return (
    <>
      <Text fz="sm">
        {t('price', figures)}
        {' · '}
        {t('upTo', figures)}
      </Text>
      {terms.amendment && terms.effectiveOn && (
        <Text fz="xs" c="dimmed">
          {t('since', { code: terms.amendment.code, day: terms.effectiveOn })}
        </Text>
      )}
    </>
  )
}

function Ceiling({ item: one, unit }: { item: Item; unit: string }) {
  const t = useTranslations('contracts.page')
  const used = grouped(plain(one.settledQuantity))
  if (one.ceiling === null)
    return (
      <Text fz="sm">
        {used} · {groupedYuan(one.settledYuan)}
      </Text>
    )
  const left = new Decimal(leftOf(one.ceiling, one.settledQuantity))
  const share = percent(one.settledQuantity, one.ceiling, 0) ?? (left.isNegative() ? '100' : '0')
  const isOver = left.isNegative()
  return (
    <Stack gap={4}>
      <Text fz="sm" style={{ fontVariantNumeric: 'tabular-nums' }}>
        {used} / {grouped(plain(one.ceiling))} {unit}
      </Text>
      <Progress.Root size="md">
        <Progress.Section
          value={Math.min(100, Number(share))}
          color={isOver ? 'red' : 'teal'}
          aria-label={t('usedOf', { item: one.item, percent: share })}
        />
      </Progress.Root>
      <Text fz="xs" c={isOver ? 'var(--mantine-color-error)' : 'dimmed'}>
        {t(isOver ? 'overText' : 'restText', { quantity: grouped(left.abs().toFixed()), unit })} · {groupedYuan(one.settledYuan)}
      </Text>
    </Stack>
  )
}
