'use client'
import { Button, Group, Table, Text, Title, UnstyledButton } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import dynamic from 'next/dynamic'
import { useTranslations } from 'next-intl'
import { useRef, useState } from 'react'
import type { ListAsk } from '#lib/shapes.ts'
import { useAskedDraft } from '../drafts/use-asked-draft.ts'
import { useAllowed } from '../shell/actor.tsx'
import { Cell } from './cell.tsx'
import { Panel } from './panel.tsx'
import type { RecordRow, Records } from './records.ts'
import classes from './sub-records.module.css'

const RecordDrawer = dynamic(() => import('./record-drawer.tsx').then((module) => module.RecordDrawer), { ssr: false })
/** Below this width a column's words would stand letter under letter; the table is moved sideways instead. */
const narrowestPx = 80

/** More than these of one record are looked at in their own list. */
const most = 200

type Props<View extends RecordRow> = {
  records: Records<View>
  /** Which of them belong here. */
  filters: NonNullable<ListAsk['filters']>
  title?: string
  /** Whether they are only looked at here, and logged elsewhere. */
  readOnly?: boolean
}

/** The records that belong to another one: a small table on its page, with logging and editing in a drawer. */
export function SubRecords<View extends RecordRow>({ records, filters, title, readOnly = false }: Props<View>) {
  const t = useTranslations('records')
  const texts = useTranslations(records.texts)
  const [place, setPlace] = useState<{ open: string | null } | null>(null)
  useAskedDraft(records as unknown as Records<RecordRow>, setPlace)
  const isDirty = useRef(false)
  const mayWrite = useAllowed(records.write) && !readOnly
  const query = useQuery(records.list({ filters, size: most, sort: [...(records.order ?? [])] }))
  const columns = records.columns.filter((column) => !column.wideOnly && !column.isHidden)
  const heading = title ?? texts('title')
  return (
    <section aria-label={heading}>
      <Group justify="space-between" mb="xs" wrap="nowrap">
        <Title order={2} size="h5">
          {heading}
          {query.data && query.data.total > 0 && (
            <Text span c="dimmed" fw={400} ml={6}>
              {query.data.total}
            </Text>
          )}
        </Title>
        {mayWrite && (
          <Button
            size="compact-md"
            variant="light"
            leftSection={<IconPlus size={16} aria-hidden />}
            onClick={() => setPlace({ open: null })}
          >
            {texts('new')}
          </Button>
        )}
      </Group>
      <Panel
        query={query}
        isEmpty={(page) => page.total === 0}
        empty={
          <Text c="dimmed" fz="sm">
            {texts('empty')}
          </Text>
        }
      >
        {({ rows, total }) => (
          <>
            <Table.ScrollContainer minWidth={columns.length * narrowestPx}>
              <Table className={classes.table} aria-label={heading}>
                <Table.Thead>
                  <Table.Tr>
                    {columns.map((column) => (
                      <Table.Th key={column.name}>{texts(`fields.${column.name}`)}</Table.Th>
                    ))}
                  </Table.Tr>
                </Table.Thead>
                <Table.Tbody>
                  {rows.map((row) => (
                    <Table.Tr key={row.id}>
                      {columns.map((column, at) => (
                        <Table.Td key={column.name}>
                          {at === 0 ? (
                            <UnstyledButton className={classes.opener} onClick={() => setPlace({ open: row.id })}>
                              <Cell column={column} row={row} />
                            </UnstyledButton>
                          ) : (
                            <Cell column={column} row={row} />
                          )}
                        </Table.Td>
                      ))}
                    </Table.Tr>
                  ))}
                </Table.Tbody>
              </Table>
            </Table.ScrollContainer>
            {total > rows.length && (
              <Text fz="sm" c="dimmed">
                {t('total', { total })}
              </Text>
            )}
          </>
        )}
      </Panel>
      {place && (
        <RecordDrawer
          records={records as unknown as Records<RecordRow>}
          open={place.open}
          isDirty={isDirty}
          onClose={() => {
            isDirty.current = false
            setPlace(null)
          }}
        />
      )}
    </section>
  )
}
