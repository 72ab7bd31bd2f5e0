'use client'
import { Badge, Group, Table, Text, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { Panel } from '#components/ui/panel.tsx'
import { api } from '#lib/api.ts'
import { grouped, plain } from '#lib/money.ts'
import type { ComparisonRow } from '#lib/procurements/schema.ts'

type Props = { of: { procurementId: string } | { contractId: string } }
const stages = ['required', 'contracted', 'accepted', 'settled'] as const

/** Requirement, contract, acceptance and settlement side by side, item by item. */
export function Comparison({ of }: Props) {
  const t = useTranslations('procurements')
  const query = useQuery(api.procurements.compare.queryOptions({ input: of }))
  return (
    <section aria-label={t('page.comparison')}>
      <Title order={2} size="h5" mb="xs">
        {t('page.comparison')}
      </Title>
      <Panel
        query={query}
        isEmpty={(rows) => rows.length === 0}
        empty={
          <Text fz="sm" c="dimmed">
            {t('page.noComparison')}
          </Text>
        }
      >
        {(rows) => (
          <Table.ScrollContainer minWidth={480} type="native" tabIndex={0}>
            <Table aria-label={t('page.comparison')} fz="sm">
              <Table.Thead>
                <Table.Tr>
                  <Table.Th>{t('comparison.item')}</Table.Th>
                  {stages.map((stage) => (
                    <Table.Th key={stage} ta="right">
                      {t(`comparison.${stage}`)}
                    </Table.Th>
                  ))}
                  <Table.Th>{t('comparison.state')}</Table.Th>
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {rows.map((row) => (
                  <Compared key={row.item} row={row} />
                ))}
              </Table.Tbody>
            </Table>
          </Table.ScrollContainer>
        )}
      </Panel>
    </section>
  )
}

function Compared({ row }: { row: ComparisonRow }) {
  const t = useTranslations('procurements.comparison')
  const flags = useTranslations('enums.comparisonFlag')
  return (
    <Table.Tr>
      <Table.Th scope="row" fw={400}>
        {row.item}{' '}
        <Text span fz="xs" c="dimmed">
          {row.unit}
        </Text>
      </Table.Th>
      {stages.map((stage) => (
        <Table.Td key={stage} ta="right" style={{ fontVariantNumeric: 'tabular-nums' }}>
          {row[stage] === null ? t('none') : grouped(plain(row[stage]))}
        </Table.Td>
      ))}
      <Table.Td>
        <Group gap={4}>
          {row.flags.length === 0 && (
            <Text fz="sm" c="dimmed">
              {t('same')}
            </Text>
          )}
          {row.flags.map((flag) => (
            <Badge key={flag} color="orange" variant="light" tt="none" autoContrast miw="max-content">
              {flags(flag)}
            </Badge>
          ))}
        </Group>
      </Table.Td>
    </Table.Tr>
  )
}
