'use client'
import { Table, Text, Title } from '@mantine/core'
import { useTranslations } from 'next-intl'
import { Figure } from '#components/ui/figure.tsx'
import { lastOfMonth } from '#lib/day.ts'
import type { AllocationLine, AllocationView, SpendingFilter } from '#lib/spending/schema.ts'
import { useCutTexts } from './cut-texts.ts'
import { paymentsPath } from './payment-paths.ts'
import classes from './spending.module.css'

type Props = { view: AllocationView; organisation: string; filter: SpendingFilter }

/** How the parts of one resident came about: each with its rule, and the payments that were divided. */
export function AllocationLines({ view, organisation, filter }: Props) {
  const t = useTranslations('spending.allocation')
  const row = view.rows.find(({ id }) => id === organisation)
  if (!row)
    return (
      <Text c="dimmed" py="lg">
        {t('bearsNothing')}
      </Text>
    )
  return (
    <>
      <Title order={2} size="h4" mb={4}>
        {row.name}
      </Title>
      <Text mb="sm">{t('sum', { own: row.ownYuan, shared: row.sharedYuan, total: row.totalYuan })}</Text>
      <Table.ScrollContainer minWidth={0} type="native" tabIndex={0}>
        <Table aria-label={t('linesOf', { name: row.name })} verticalSpacing={6} className={classes.figures ?? ''}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('rule')}</Table.Th>
              <Table.Th ta="right" visibleFrom="sm">
                {t('whole')}
              </Table.Th>
              <Table.Th ta="right">{t('part')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            <Table.Tr>
              <Table.Th scope="row" fw={400}>
                {t('ownLine')}
              </Table.Th>
              <Table.Td visibleFrom="sm" />
              <Table.Td ta="right">
                <Figure
                  value={row.ownYuan}
                  label={t('own')}
                  trace={paymentsPath(filter, 'paid', { organisationId: { is: [organisation] } }) ?? undefined}
                />
              </Table.Td>
            </Table.Tr>
            {view.lines.map((line) => (
              <Line key={`${line.month} ${line.category}`} line={line} name={row.name} filter={filter} />
            ))}
          </Table.Tbody>
          <Table.Tfoot>
            <Table.Tr>
              <Table.Th scope="row">{t('total')}</Table.Th>
              <Table.Td visibleFrom="sm" />
              <Table.Td ta="right">{<Figure value={row.totalYuan} />}</Table.Td>
            </Table.Tr>
          </Table.Tfoot>
        </Table>
      </Table.ScrollContainer>
    </>
  )
}

function Line({ line, name, filter }: { line: AllocationLine; name: string; filter: SpendingFilter }) {
  const t = useTranslations('spending.allocation')
  const months = useCutTexts()
  const { category, month, basis, weight, totalWeight, residents, share, days, monthDays } = line
  const first = `${month}-01`
  const span = { accrualMonth: { from: first, to: lastOfMonth(first) }, organisationId: { isEmpty: true } }
  const path = paymentsPath({ ...filter, category }, 'paid', span)
  return (
    <Table.Tr>
      <Table.Th scope="row" fw={400} style={{ whiteSpace: 'normal' }}>
        {t(`said.${basis ?? 'none'}`, {
          category,
          month: months.month(month),
          residents,
          total: totalWeight,
          name,
          weight,
          share: share ?? '0',
        })}
        {days < monthDays && t('partOfMonth', { days, monthDays })}
        <Text fz="xs" c="dimmed" hiddenFrom="sm">
          {t('wholeBeside', { yuan: line.wholeYuan })}
        </Text>
      </Table.Th>
      <Table.Td ta="right" visibleFrom="sm">
        <Figure value={line.wholeYuan} label={t('wholeOf', { category, month: months.month(month) })} trace={path ?? undefined} />
      </Table.Td>
      <Table.Td ta="right">
        <Figure value={line.partYuan} label={t('partOf', { category, month: months.month(month) })} trace={path ?? undefined} />
      </Table.Td>
    </Table.Tr>
  )
}
