'use client'
import { Anchor, Badge, Pagination, SegmentedControl, Table, Text, VisuallyHidden } from '@mantine/core'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { createSerializer, parseAsInteger, parseAsString, parseAsStringLiteral, useQueryStates } from 'nuqs'
import { PageHead } from '#components/shell/page-head.tsx'
import { Empty } from '#components/ui/empty.tsx'
import { Panel } from '#components/ui/panel.tsx'
import { api } from '#lib/api.ts'
import { applicationStatuses } from '#lib/applications/schema.ts'
import { dayOf } from '#lib/day.ts'
import type { ListAsk } from '#lib/shapes.ts'
import { ApplicationDrawer } from './application-drawer.tsx'
import { applicationTones } from './application-tones.ts'

const size = 50
const address = {
  status: parseAsStringLiteral([...applicationStatuses, 'all']).withDefault('new'),
  page: parseAsInteger.withDefault(1),
  open: parseAsString,
}
const addressOf = createSerializer(address)

/** Applications to move in, as they came through the public form: the new ones first. */
export function Applications() {
  const t = useTranslations()
  const [{ status, page, open }, setAddress] = useQueryStates(address, { history: 'push' })
  const filters: NonNullable<ListAsk['filters']> = status === 'all' ? {} : { status: { is: [status] } }
  const query = useQuery({ ...api.applications.list.queryOptions({ input: { filters, page, size } }), placeholderData: keepPreviousData })
  return (
    <>
      <PageHead title={t('organisations.application.title')} />
      <SegmentedControl
        mb="sm"
        aria-label={t('organisations.application.fields.status')}
        value={status}
        onChange={(chosen) => void setAddress({ status: chosen as typeof status, page: null })}
        data={[...applicationStatuses, 'all' as const].map((value) => ({
          value,
          label: value === 'all' ? t('organisations.application.all') : t(`enums.applicationStatus.${value}`),
        }))}
      />
      <Panel
        query={query}
        isEmpty={({ total }) => total === 0}
        empty={<Empty text={t(`organisations.application.${status === 'new' ? 'noneNew' : 'none'}`)} />}
      >
        {({ rows, total }) => (
          <>
            <Table aria-label={t('organisations.application.title')} verticalSpacing="xs">
              <Table.Thead>
                <Table.Tr>
                  <Table.Th>{t('organisations.application.fields.name')}</Table.Th>
                  <Table.Th visibleFrom="sm">{t('organisations.application.fields.contactName')}</Table.Th>
                  <Table.Th>{t('organisations.application.fields.submittedAt')}</Table.Th>
                  <Table.Th>
                    <VisuallyHidden>{t('organisations.application.fields.status')}</VisuallyHidden>
                  </Table.Th>
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {rows.map((row) => (
                  <Table.Tr key={row.id}>
                    <Table.Th scope="row" fw={400}>
                      <Anchor component={Link} href={addressOf({ status, page, open: row.id })} inherit scroll={false}>
                        {row.name}
                      </Anchor>
                    </Table.Th>
                    <Table.Td visibleFrom="sm">
                      {row.contactName} {row.contactPhone}
                    </Table.Td>
                    <Table.Td>{dayOf(new Date(row.submittedAt))}</Table.Td>
                    <Table.Td>
                      <Badge variant="light" color={applicationTones[row.status]} autoContrast tt="none">
                        {t(`enums.applicationStatus.${row.status}`)}
                      </Badge>
                    </Table.Td>
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
            <Text fz="sm" c="dimmed" mt="sm" role="status">
              {t('records.total', { total })}
            </Text>
            {total > size && (
              <Pagination total={Math.ceil(total / size)} value={page} onChange={(next) => void setAddress({ page: next })} />
            )}
          </>
        )}
      </Panel>
      {open && <ApplicationDrawer id={open} onClose={() => void setAddress({ open: null })} />}
    </>
  )
}
