'use client'
import { Anchor, Stack, Table, Text, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import Link from 'next/link'
import { useFormatter, useTranslations } from 'next-intl'
import { PageTabs } from '#components/shell/page-tabs.tsx'
import { Empty } from '#components/ui/empty.tsx'
import { Panel } from '#components/ui/panel.tsx'
import { api } from '#lib/api.ts'

/** Downloads by people without an account, the newest first; `open` is the one that a figure led to. */
export function Downloads({ materialId, open }: { materialId: string | null; open: string | null }) {
  const t = useTranslations('materials.downloads')
  const languages = useTranslations('public.languages')
  const format = useFormatter()
  const query = useQuery(api.materials.downloads.queryOptions({ input: { materialId, open } }))
  return (
    <Stack gap="md">
      <Title order={1} size="h3">
        {t('title')}
      </Title>
      <PageTabs />
      <Text fz="sm" c="dimmed">
        {t('rule')}
      </Text>
      <Panel query={query} isEmpty={({ rows }) => rows.length === 0} empty={<Empty text={t('empty')} />}>
        {({ rows, total }) => (
          <Table.ScrollContainer minWidth={320} type="native" tabIndex={0}>
            <Table aria-label={t('title')}>
              <Table.Thead>
                <Table.Tr>
                  <Table.Th>{t('at')}</Table.Th>
                  <Table.Th>{t('material')}</Table.Th>
                  <Table.Th ta="end">{t('number')}</Table.Th>
                  <Table.Th>{t('locale')}</Table.Th>
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {rows.map((row) => (
                  <Table.Tr key={row.id} fw={row.id === open ? 600 : undefined} aria-current={row.id === open || undefined}>
                    <Table.Td>{format.dateTime(new Date(row.downloadedAt), { dateStyle: 'medium', timeStyle: 'short' })}</Table.Td>
                    <Table.Td>
                      <Anchor component={Link} href={`/materials/${row.materialId}`} prefetch={false}>
                        {row.title}
                      </Anchor>
                    </Table.Td>
                    <Table.Td ta="end">{row.number}</Table.Td>
                    <Table.Td>{languages.has(row.locale) ? languages(row.locale) : row.locale}</Table.Td>
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
            <Text fz="sm" c="dimmed" mt="sm">
              {t('shown', { total, shown: rows.length })}
            </Text>
          </Table.ScrollContainer>
        )}
      </Panel>
    </Stack>
  )
}
