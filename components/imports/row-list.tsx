'use client'
import { Group, Pagination, Stack, Text } from '@mantine/core'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Panel } from '#components/ui/panel.tsx'
import { api } from '#lib/api.ts'
import type { Outcome, RowReport } from '#lib/sheets/schema.ts'
import { IssueText, OutcomeBadge } from './issue-text.tsx'
import classes from './row-list.module.css'

const rowsAtOnce = 50

/** The rows of a file, page by page; of some outcomes only where they are chosen. */
export function RowList({ fileId, outcomes }: { fileId: string; outcomes: Outcome[] }) {
  const t = useTranslations('importPage')
  const [page, setPage] = useState(1)
  const query = useQuery({
    ...api.imports.rows.queryOptions({ input: { fileId, outcomes, page, size: rowsAtOnce } }),
    placeholderData: keepPreviousData,
  })
  return (
    <Stack gap="xs" mt="xs">
      <Panel query={query} isEmpty={({ total }) => total === 0} empty={<Text fz="sm">{t('filter.none')}</Text>}>
        {({ rows, total }) => (
          <>
            <ul className={classes.list}>
              {rows.map((row) => (
                <li key={`${row.layout} ${row.sheet} ${row.row}`} className={classes.item}>
                  <Row row={row} />
                </li>
              ))}
            </ul>
            {total > rowsAtOnce && <Pagination size="sm" total={Math.ceil(total / rowsAtOnce)} value={page} onChange={setPage} />}
          </>
        )}
      </Panel>
    </Stack>
  )
}

function Row({ row }: { row: RowReport }) {
  const t = useTranslations('imports')
  const at = t('at', { sheet: row.sheet ? `${row.sheet} ` : '', row: row.row })
  return (
    <>
      <Group gap={6}>
        <Text fz="sm" c="dimmed">
          {at}
        </Text>
        <Text fz="sm">{row.label}</Text>
        {row.issues.length === 0 && <OutcomeBadge outcome={row.outcome} />}
      </Group>
      {row.issues.map((issue, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: what is said of a row never changes its order
        <IssueText key={place} issue={issue} place={issue.cell ? t('place', { cell: issue.cell, column: issue.column ?? '' }) : ''} />
      ))}
    </>
  )
}
