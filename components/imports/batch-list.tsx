'use client'
import { Anchor, Badge, Group, Pagination, Stack, Text, Title } from '@mantine/core'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useFormatter, useTranslations } from 'next-intl'
import { parseAsInteger, useQueryState } from 'nuqs'
import { useAllowed } from '#components/shell/actor.tsx'
import { Empty } from '#components/ui/empty.tsx'
import { pageSize } from '#components/ui/list-address.ts'
import { Panel } from '#components/ui/panel.tsx'
import { api } from '#lib/api.ts'
import type { Batch } from '#lib/sheets/schema.ts'
import { CountBadges, readable } from './count-badges.tsx'
import classes from './row-list.module.css'
import { UndoBatch } from './undo-batch.tsx'

/** What was imported before: each file as it came, by whom, what it did, and the way to take it back. */
export function BatchList() {
  const t = useTranslations('importPage.batches')
  const [page, setPage] = useQueryState('page', parseAsInteger.withDefault(1).withOptions({ history: 'push' }))
  const query = useQuery({
    ...api.imports.batches.queryOptions({ input: { page, size: pageSize } }),
    placeholderData: keepPreviousData,
  })
  return (
    <Stack gap="xs" component="section" aria-labelledby="batches-title">
      <Title order={2} fz="h4" id="batches-title">
        {t('title')}
      </Title>
      <Panel query={query} isEmpty={({ total }) => total === 0} empty={<Empty text={t('none')} />}>
        {({ rows, total }) => (
          <>
            <ul className={classes.list}>
              {rows.map((batch) => (
                <li key={batch.id} className={classes.item}>
                  <BatchRow batch={batch} />
                </li>
              ))}
            </ul>
            {total > pageSize && <Pagination total={Math.ceil(total / pageSize)} value={page} onChange={(chosen) => setPage(chosen)} />}
          </>
        )}
      </Panel>
    </Stack>
  )
}

function BatchRow({ batch }: { batch: Batch }) {
  const t = useTranslations()
  const format = useFormatter()
  const mayWrite = useAllowed('sheets.write')
  const layouts = batch.layouts.map((layout) => t(`imports.layouts.${layout}`)).join(t('importPage.and'))
  const timeOf = (instant: string) => format.dateTime(new Date(instant), { dateStyle: 'medium', timeStyle: 'short' })
  return (
    <Stack gap={4}>
      <Group justify="space-between" gap={4}>
        <div>
          <Group gap={6}>
            <Anchor
              href={`/files/imports/${batch.id}`}
              download
              title={t('importPage.batches.original')}
              style={{ overflowWrap: 'anywhere' }}
            >
              {batch.fileName}
            </Anchor>
            {batch.sample && (
              <Badge variant="light" color="gray" size="sm" styles={readable}>
                {t('common.sample.title')}
              </Badge>
            )}
          </Group>
          <Text fz="sm" c="dimmed">
            {t('importPage.batches.line', { year: batch.year, layouts, actor: batch.actorName, at: timeOf(batch.createdAt) })}
          </Text>
          {batch.undoneAt && (
            <Text fz="sm" c="dimmed">
              {t('importPage.batches.undoneLine', { by: batch.undoneBy ?? '', at: timeOf(batch.undoneAt) })}
            </Text>
          )}
        </div>
        <CountBadges counts={batch.counts} />
      </Group>
      {((mayWrite && !batch.sample) || batch.undoneAt) && (
        <Group gap="xs">
          <UndoBatch batch={batch} />
        </Group>
      )}
    </Stack>
  )
}
