'use client'
import { Anchor, Group, Table, Text, Title } from '@mantine/core'
import { type QueryKey, type UseQueryOptions, useQuery } from '@tanstack/react-query'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Panel } from '#components/ui/panel.tsx'
import type { Page } from '#components/ui/records.ts'

/** One record of another noun, as an organisation's page tells of it. */
export type RelatedRow = { id: string; on: string; text: string; href: string; state?: ReactNode }
type Props<Row> = {
  title: string
  /** Said where there is none. */
  empty: string
  query: UseQueryOptions<Page<Row>, Error, Page<Row>, QueryKey>
  told: (row: Row) => RelatedRow
  /** Where all of them are, when there are more than the newest few. */
  all: string
  /** Beside the heading. */
  action?: ReactNode
}

/** What other nouns know of an organisation: the newest few, each leading to its own record. */
export function Related<Row>({ title, empty, query, told, all, action }: Props<Row>) {
  const t = useTranslations('organisations.page')
  const found = useQuery(query)
  return (
    <section aria-label={title}>
      <Group justify="space-between" mb="xs">
        <Title order={2} size="h5">
          {title}
          {found.data && found.data.total > 0 && (
            <Text span c="dimmed" fw={400} ml={6}>
              {found.data.total}
            </Text>
          )}
        </Title>
        {action}
        {found.data && found.data.total > found.data.rows.length && (
          <Anchor component={Link} href={all} fz="sm">
            {t('all')}
          </Anchor>
        )}
      </Group>
      <Panel
        query={found}
        isEmpty={(page) => page.total === 0}
        empty={
          <Text c="dimmed" fz="sm">
            {empty}
          </Text>
        }
      >
        {(page) => (
          <Table aria-label={title} fz="sm">
            <Table.Tbody>
              {page.rows.map(told).map((row) => (
                <Table.Tr key={row.id}>
                  <Table.Td style={{ whiteSpace: 'nowrap' }} w={110}>
                    {row.on}
                  </Table.Td>
                  <Table.Th scope="row" fw={400}>
                    <Anchor component={Link} href={row.href} inherit>
                      {row.text}
                    </Anchor>
                  </Table.Th>
                  <Table.Td ta="right">{row.state}</Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        )}
      </Panel>
    </section>
  )
}
