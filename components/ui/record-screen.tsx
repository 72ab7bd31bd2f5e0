'use client'
import { Button, Group, Pagination, Text, Title } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import dynamic from 'next/dynamic'
import { usePathname } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { createSerializer, useQueryStates } from 'nuqs'
import { PageTabs } from '../shell/page-tabs.tsx'
import { DataTable } from './data-table.tsx'
import { Empty } from './empty.tsx'
import { listAddress, pageSize, placeAddress } from './list-address.ts'
import { ListBar } from './list-bar.tsx'
import { Panel } from './panel.tsx'
import type { RecordRow, Records } from './records.ts'
import { usePlace } from './use-place.ts'

const RecordDrawer = dynamic(() => import('./record-drawer.tsx').then((module) => module.RecordDrawer), { ssr: false })
const addressOf = createSerializer({ ...listAddress, ...placeAddress })

/** The page of one kind of record: its list, and beside it the record that the address names. */
export function RecordScreen<View extends RecordRow>({ records }: { records: Records<View> }) {
  const t = useTranslations('records')
  const texts = useTranslations(records.texts)
  const path = usePathname()
  const [list, setList] = useQueryStates(listAddress)
  const { place, setPlace, isDirty } = usePlace()
  // the box follows the keys, the server the pauses between them
  const [search] = useDebouncedValue(list.search, 200)
  const query = useQuery({ ...records.list({ ...list, search, size: pageSize }), placeholderData: keepPreviousData })
  const logNew = () => setPlace({ open: null, new: true })
  const isFiltered = list.search !== '' || list.year !== null
  const empty = (
    <Empty text={isFiltered ? t('noneFound') : texts('empty')}>
      {isFiltered && (
        <Button variant="default" onClick={() => setList(null)}>
          {t('clearFilters')}
        </Button>
      )}
    </Empty>
  )
  return (
    <>
      <Title order={1} size="h3" mb="sm">
        {texts('title')}
      </Title>
      <PageTabs />
      <ListBar records={records} onNew={logNew} />
      <Panel query={query} isEmpty={(page) => page.total === 0} empty={empty}>
        {({ rows, total }) => (
          <>
            <DataTable
              rows={rows}
              columns={records.columns}
              texts={records.texts}
              label={texts('title')}
              hrefOf={(row) => addressOf(path, { ...list, open: row.id })}
              onOpen={(row) => setPlace({ open: row.id, new: null })}
              isStale={query.isPlaceholderData}
            />
            <Group justify="space-between" mt="sm">
              <Text fz="sm" c="dimmed" role="status">
                {t('total', { total })}
              </Text>
              {total > pageSize && (
                <Pagination
                  total={Math.ceil(total / pageSize)}
                  value={list.page}
                  onChange={(page) => setList({ page }, { history: 'push', scroll: true })}
                />
              )}
            </Group>
          </>
        )}
      </Panel>
      {(place.open || place.new) && (
        <RecordDrawer
          records={records as unknown as Records<RecordRow>}
          open={place.open}
          isDirty={isDirty}
          onClose={() => setPlace(null)}
        />
      )}
    </>
  )
}
