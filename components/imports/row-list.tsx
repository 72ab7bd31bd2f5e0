'use client'
import { Button, Group, SegmentedControl, Stack, Text } from '@mantine/core'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import type { FileReport, RowReport } from '#lib/sheets/schema.ts'
import { IssueText, OutcomeBadge } from './issue-text.tsx'
import classes from './row-list.module.css'

const rowsAtOnce = 50

/** The rows of a file, those with something said about them first to be seen. */
export function RowList({ file }: { file: FileReport }) {
  const t = useTranslations('importPage')
  const troubled = file.rows.filter(({ issues }) => issues.length > 0)
  const [view, setView] = useState(troubled.length > 0 ? 'problems' : 'all')
  const [most, setMost] = useState(rowsAtOnce)
  const rows = view === 'problems' ? troubled : file.rows
  const untold = file.counts.rows - file.rows.length
  return (
    <Stack gap="xs" mt="xs">
      {troubled.length > 0 && (
        <SegmentedControl
          size="xs"
          aria-label={t('view')}
          value={view}
          onChange={setView}
          data={[
            { value: 'problems', label: t('problems', { rows: troubled.length }) },
            { value: 'all', label: t('all', { rows: file.rows.length }) },
          ]}
          style={{ alignSelf: 'flex-start' }}
        />
      )}
      <ul className={classes.list}>
        {rows.slice(0, most).map((row) => (
          <li key={`${row.layout} ${row.sheet} ${row.row}`} className={classes.item}>
            <Row row={row} />
          </li>
        ))}
      </ul>
      {rows.length > most && (
        <Button variant="default" size="xs" style={{ alignSelf: 'flex-start' }} onClick={() => setMost(most + rowsAtOnce)}>
          {t('more', { rows: rows.length - most })}
        </Button>
      )}
      {untold > 0 && (
        <Text fz="sm" c="dimmed">
          {t('untold', { rows: untold })}
        </Text>
      )}
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
