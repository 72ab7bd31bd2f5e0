'use client'
import { Badge, Group, Stack, Table, Text } from '@mantine/core'
import { useFormatter, useTranslations } from 'next-intl'
import classes from '#components/ui/data-table.module.css'
import type { BackupView } from '#lib/backup/schema.ts'
import { useBytes } from './use-bytes.ts'

const colours = { waiting: 'gray', running: 'blue', done: 'teal', failed: 'red' } as const

/** Every backup a row, the newest first; on a phone a card. */
export function BackupTable({ rows }: { rows: BackupView[] }) {
  const t = useTranslations('backups')
  return (
    <Table className={classes.table} role="table" aria-label={t('list')}>
      <Table.Thead className={classes.head} role="rowgroup">
        <Table.Tr role="row">
          {(['time', 'kind', 'state', 'file'] as const).map((name) => (
            <Table.Th key={name} role="columnheader">
              {t(name)}
            </Table.Th>
          ))}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody role="rowgroup">
        {rows.map((row) => (
          <Row key={row.id} row={row} />
        ))}
      </Table.Tbody>
    </Table>
  )
}

function Row({ row }: { row: BackupView }) {
  const t = useTranslations('backups')
  const format = useFormatter()
  const at = (instant: string) => format.dateTime(new Date(instant), { dateStyle: 'medium', timeStyle: 'short' })
  return (
    <Table.Tr className={classes.row} role="row">
      <Table.Td data-label={t('time')} role="cell">
        {at(row.startedAt ?? row.createdAt)}
      </Table.Td>
      <Table.Td data-label={t('kind')} role="cell">
        {t(`kinds.${row.kind}`, { name: row.actorName })}
      </Table.Td>
      <Table.Td data-label={t('state')} role="cell">
        <Stack gap={4}>
          <Group gap="xs">
            <Badge variant="light" color={colours[row.state]}>
              {t(`states.${row.state}`)}
            </Badge>
          </Group>
          {row.reason && <Text fz="sm">{t(`reasons.${row.reason}` as 'reasons.unknown', { detail: row.detail || '—' })}</Text>}
          {row.damaged.length > 0 && (
            <Text fz="sm" c="red">
              {t('damaged', { count: row.damaged.length })}
            </Text>
          )}
        </Stack>
      </Table.Td>
      <Table.Td data-label={t('file')} role="cell">
        <File row={row} />
      </Table.Td>
    </Table.Tr>
  )
}

function File({ row }: { row: BackupView }) {
  const t = useTranslations('backups')
  const bytes = useBytes()
  if (row.state !== 'done') return <Text fz="sm">—</Text>
  return (
    <Stack gap={4} style={{ overflowWrap: 'anywhere' }}>
      <Text fz="sm">{row.fileName}</Text>
      <Text fz="sm" c="dimmed">
        {[
          bytes(row.sizeBytes),
          t('contents', { rows: row.rows, files: row.files }),
          t(row.encrypted ? 'encrypted' : 'plain'),
          row.removedAt && t('removed'),
        ]
          .filter(Boolean)
          .join(' · ')}
      </Text>
      <Text fz="xs" c="dimmed" ff="monospace">
        {t('sum')} {row.sha256.slice(0, 16)}…
      </Text>
    </Stack>
  )
}
