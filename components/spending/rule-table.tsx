'use client'
import { Anchor, Badge, Button, Group, Select, Table } from '@mantine/core'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { createSerializer } from 'nuqs'
import { Figure } from '#components/ui/figure.tsx'
import { addressKeys, listAddress } from '#components/ui/list-address.ts'
import { allocationBases } from '#lib/costs/schema.ts'
import type { AllocationBasis, RuleRow } from '#lib/spending/schema.ts'
import classes from './spending.module.css'

type Props = { rows: RuleRow[]; mayWrite: boolean; isBusy: boolean; onSet: (row: RuleRow, basis: AllocationBasis) => void }
const listOf = createSerializer(listAddress, addressKeys)

/** Every category with its rule, or with the one that is proposed; a proposal divides nothing until somebody accepts it. */
export function RuleTable({ rows, mayWrite, isBusy, onSet }: Props) {
  const t = useTranslations('spending.rules')
  return (
    <Table.ScrollContainer minWidth={0} type="native" tabIndex={0}>
      <Table aria-label={t('title')} verticalSpacing={6} className={classes.figures ?? ''}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('category')}</Table.Th>
            <Table.Th>{t('rule')}</Table.Th>
            <Table.Th ta="right" visibleFrom="sm">
              {t('payments')}
            </Table.Th>
            <Table.Th ta="right" visibleFrom="sm">
              {t('paid')}
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((row) => (
            <Table.Tr key={row.category}>
              <Table.Th scope="row" fw={500}>
                {row.rule && row.basis ? (
                  <Anchor component={Link} href={`/costs/allocation?open=${row.rule.id}`} prefetch={false} scroll={false}>
                    {row.category}
                  </Anchor>
                ) : (
                  row.category
                )}
              </Table.Th>
              <Table.Td>
                <Rule row={row} mayWrite={mayWrite} isBusy={isBusy} onSet={onSet} />
              </Table.Td>
              <Table.Td ta="right" visibleFrom="sm">
                {row.payments}
              </Table.Td>
              <Table.Td ta="right" visibleFrom="sm">
                <Figure
                  value={row.paidYuan}
                  label={row.category}
                  trace={listOf('/costs', { filters: { category: { is: [row.category] }, paidOn: { isEmpty: false } } })}
                />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  )
}

function Rule({ row, mayWrite, isBusy, onSet }: Omit<Props, 'rows'> & { row: RuleRow }) {
  const t = useTranslations('spending.rules')
  const words = useTranslations('enums.allocationBasis')
  const { category, basis, proposed } = row
  const proposal = (
    <Badge variant="light" color="yellow" tt="none">
      {t('proposed', { rule: words(proposed) })}
    </Badge>
  )
  if (!mayWrite) return basis ? words(basis) : proposal
  return (
    <Group gap="xs">
      <Select
        aria-label={t('ruleOf', { category })}
        w={150}
        size="xs"
        placeholder={t('none')}
        allowDeselect={false}
        disabled={isBusy}
        value={basis}
        data={allocationBases.map((value) => ({ value, label: words(value) }))}
        onChange={(picked) => {
          const chosen = allocationBases.find((one) => one === picked)
          if (chosen && chosen !== basis) onSet(row, chosen)
        }}
      />
      {basis === null && (
        <>
          {proposal}
          <Button
            size="compact-xs"
            variant="default"
            disabled={isBusy}
            aria-label={t('acceptOne', { category })}
            onClick={() => onSet(row, proposed)}
          >
            {t('accept')}
          </Button>
        </>
      )}
    </Group>
  )
}
