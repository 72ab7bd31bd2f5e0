'use client'
import { Button, Group, Paper, Table, Text } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { useFormatter, useTranslations } from 'next-intl'
import { useAllowed } from '../shell/actor.tsx'
import { FieldValue } from './field-value.tsx'
import classes from './record-reading.module.css'
import type { HistoryEntry, RecordRow, Records } from './records.ts'
import { useBringBack } from './use-bring-back.ts'

type Props = { records: Records<RecordRow>; row: RecordRow; entry: HistoryEntry }

/** One thing that was done: who, when, what; and the way back to how the record was then. */
export function HistoryItem({ records, row, entry }: Props) {
  const t = useTranslations()
  const format = useFormatter()
  const mayWrite = useAllowed(records.write) && !records.isHeld
  const [isShown, { toggle }] = useDisclosure(false)
  const bringBack = useBringBack(records, row)
  const { values, version } = entry
  const isCurrent = version === row.version
  const isFirst = entry.changes.every(({ before }) => before === null)
  const who = entry.actorName ?? (entry.actor === 'nobody' ? t('audit.nobody') : entry.actor.replace(/^database:/, ''))
  return (
    <Paper component="li" withBorder p="sm">
      <Group justify="space-between" gap="xs">
        <Text fz="sm" fw={600}>
          {who} · {whatOf(entry, t)}
        </Text>
        <Text fz="sm" c="dimmed" component="time" dateTime={entry.at}>
          {format.dateTime(new Date(entry.at), { dateStyle: 'medium', timeStyle: 'short' })}
        </Text>
      </Group>
      {!isFirst && <Changes records={records} changes={entry.changes} />}
      {values && isShown && (
        <dl className={classes.list}>
          {records.fields.map((field) => (
            <div key={field.name}>
              <Text component="dt" fz="sm" c="dimmed">
                {t(`${records.texts}.fields.${field.name}`)}
              </Text>
              <dd>
                <FieldValue field={field} row={values} />
              </dd>
            </div>
          ))}
        </dl>
      )}
      {values && (
        <Group gap="xs" mt="xs">
          <Button variant="subtle" size="compact-md" aria-expanded={isShown} onClick={toggle}>
            {t(isShown ? 'history.hide' : 'history.show')}
          </Button>
          {isCurrent && !row.removedAt && (
            <Text fz="sm" c="dimmed">
              {t('history.current')}
            </Text>
          )}
          {mayWrite && (!isCurrent || row.removedAt) && (
            <Button variant="default" size="compact-md" loading={bringBack.isPending} onClick={() => bringBack.mutate(values)}>
              {t('history.bringBack')}
            </Button>
          )}
        </Group>
      )}
    </Paper>
  )
}

type Words = ReturnType<typeof useTranslations>
/** `events.revise` → 修改; a file by its name and kind. */
function whatOf({ operation, evidence }: HistoryEntry, t: Words): string {
  if (evidence) return t(`history.file.${evidence.done}`, { kind: t(`enums.evidence.${evidence.kind}`), file: evidence.fileName })
  const own = `audit.operations.${operation.replace('.', '_')}`
  const verb = `audit.verbs.${operation.split('.').at(-1)}`
  return t.has(own) ? t(own) : t.has(verb) ? t(verb) : operation
}

function Changes({ records, changes }: { records: Records<RecordRow>; changes: HistoryEntry['changes'] }) {
  const t = useTranslations()
  const told = changes.flatMap((change) => {
    const field = records.fields.find(({ name }) => name === change.field)
    return field ? [{ ...change, field }] : []
  })
  if (told.length === 0) return null
  return (
    <Table fz="sm" mt={4} verticalSpacing={4} layout="fixed" style={{ overflowWrap: 'anywhere' }}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t('records.field')}</Table.Th>
          <Table.Th>{t('history.before')}</Table.Th>
          <Table.Th>{t('history.after')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {told.map(({ field, before, after }) => (
          <Table.Tr key={field.name}>
            <Table.Th scope="row" fw={400}>
              {t(`${records.texts}.fields.${field.name}`)}
            </Table.Th>
            <Table.Td>
              <FieldValue field={field} row={{ [field.name]: before }} />
            </Table.Td>
            <Table.Td>
              <FieldValue field={field} row={{ [field.name]: after }} />
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  )
}
