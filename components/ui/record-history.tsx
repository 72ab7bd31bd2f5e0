'use client'
import { Button, Collapse, Stack } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconChevronDown, IconHistory } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useId } from 'react'
import { HistoryItem } from './history-item.tsx'
import { Panel } from './panel.tsx'
import type { RecordRow, Records } from './records.ts'

/** Who changed what of a record and when, newest first; any earlier version can be looked at and brought back. */
export function RecordHistory({ records, row }: { records: Records<RecordRow>; row: RecordRow }) {
  const t = useTranslations('history')
  const [isOpen, { toggle }] = useDisclosure(false)
  const id = useId()
  return (
    <section aria-label={t('title')}>
      <Button
        variant="subtle"
        size="compact-md"
        px={0}
        aria-expanded={isOpen}
        aria-controls={id}
        leftSection={<IconHistory size={16} aria-hidden />}
        rightSection={<IconChevronDown size={16} aria-hidden style={{ rotate: isOpen ? '180deg' : undefined }} />}
        onClick={toggle}
      >
        {t('title')}
      </Button>
      <Collapse id={id} expanded={isOpen} transitionDuration={0}>
        {isOpen && <Entries records={records} row={row} />}
      </Collapse>
    </section>
  )
}

function Entries({ records, row }: { records: Records<RecordRow>; row: RecordRow }) {
  const query = useQuery({
    queryKey: ['history', records.texts, row.id, row.version],
    queryFn: () => records.operations.history({ id: row.id }),
  })
  return (
    <Panel query={query}>
      {({ entries }) => (
        <Stack component="ol" gap="xs" m={0} mt="xs" p={0} style={{ listStyle: 'none' }}>
          {entries.map((entry) => (
            <HistoryItem key={entry.id} records={records} row={row} entry={entry} />
          ))}
        </Stack>
      )}
    </Panel>
  )
}
