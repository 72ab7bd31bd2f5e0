'use client'
import { Box, Button, Group, Pagination, Text } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import dynamic from 'next/dynamic'
import { usePathname } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { createSerializer } from 'nuqs'
import { type ReactNode, useCallback, useMemo, useState } from 'react'
import { orderAfter, without } from '#lib/address-text.ts'
import { PageTabs } from '../shell/page-tabs.tsx'
import { BulkBar } from '../table/bulk-bar.tsx'
import { FilterChips } from '../table/filter-chips.tsx'
import { FilterPanel } from '../table/filter-panel.tsx'
import { useFilterWords } from '../table/filter-words.ts'
import { PrintHead } from '../table/print-head.tsx'
import { QuickViews } from '../table/quick-views.tsx'
import { useBulk } from '../table/use-bulk.tsx'
import { useChosen } from '../table/use-chosen.ts'
import { useList } from '../table/use-list.ts'
import { useTableKeys } from '../table/use-table-keys.ts'
import { ViewMenu } from '../table/view-menu.tsx'
import { DataTable } from './data-table.tsx'
import { Empty } from './empty.tsx'
import { addressKeys, listAddress, placeAddress } from './list-address.ts'
import { ListBar } from './list-bar.tsx'
import { Panel } from './panel.tsx'
import type { RecordRow, Records } from './records.ts'
import { usePlace } from './use-place.ts'

const RecordDrawer = dynamic(() => import('./record-drawer.tsx').then((module) => module.RecordDrawer), { ssr: false })
const addressOf = createSerializer({ ...listAddress, ...placeAddress }, addressKeys)

/** `above` stands between the tabs and the list: what its rows come to together. */
type Props<View extends RecordRow> = { records: Records<View>; above?: ReactNode }

/** The page of one kind of record: its list, and beside it the record that the address names. */
export function RecordScreen<View extends RecordRow>({ records: own, above }: Props<View>) {
  // one list serves every noun: what it shows of a row, the noun's own columns say
  const records = own as unknown as Records<RecordRow>
  const t = useTranslations('records')
  const texts = useTranslations(records.texts)
  const path = usePathname()
  const list = useList(records)
  const { address, query, columns } = list
  const { place, setPlace, isDirty } = usePlace()
  const isPhone = useMediaQuery('(max-width: 48em)', false, { getInitialValueInEffect: false })
  const [isFiltering, setFiltering] = useState(false)
  const words = useFilterWords(list.filterable, address.filters)
  const rows = useMemo(() => query.data?.rows ?? [], [query.data])
  const chosen = useChosen(rows, JSON.stringify(list.ask))
  const bulk = useBulk(records)
  const logNew = (like: string | null = null) => setPlace({ open: null, new: true, like })
  const open = useCallback((row: RecordRow) => void setPlace({ open: row.id, new: null, like: null }), [setPlace])
  const restore = useCallback((row: RecordRow) => bulk.restore([row]), [bulk.restore])
  useTableKeys({ onNew: () => logNew(), onChoose: chosen.choose, isOn: !place.open && !place.new })
  const empty = (
    <Empty text={address.removed ? t('noneRemoved') : list.isNarrowed ? t('noneFound') : texts('empty')}>
      {list.isNarrowed && (
        <Button variant="default" onClick={list.clear}>
          {t('clearFilters')}
        </Button>
      )}
    </Empty>
  )
  return (
    <Box pb={chosen.rows.length > 0 ? 80 : 0}>
      <ViewMenu list={list} title={texts('title')} />
      <PageTabs />
      {above}
      {records.quick && <QuickViews records={records} list={list} />}
      <ListBar
        records={records}
        list={list}
        words={words.map(({ text }) => text)}
        isFiltering={isFiltering}
        onFiltering={() => setFiltering(!isFiltering)}
        onNew={logNew}
      />
      <PrintHead list={list} words={words.map(({ text }) => text)} />
      {isFiltering && (
        <FilterPanel
          columns={list.filterable}
          filters={address.filters}
          onFilters={(filters) => list.narrow({ filters })}
          order={address.sort}
          onOrder={(sort) => list.narrow({ sort })}
          sortable={list.all}
          total={query.data?.total}
          isPhone={isPhone}
          onClose={() => setFiltering(false)}
        />
      )}
      <FilterChips words={words} onRemove={(name) => list.narrow({ filters: without(address.filters, name) })} onClear={list.clear} />
      <Panel query={query} isEmpty={(page) => page.total === 0} empty={empty}>
        {({ total }) => (
          <>
            <DataTable
              rows={rows}
              columns={columns}
              label={texts('title')}
              titleOf={records.titleOf}
              density={list.density}
              order={address.sort}
              onOrder={(by, isSecond) => list.narrow({ sort: orderAfter(address.sort, by, isSecond) })}
              chosen={chosen.ids}
              onChoose={chosen.choose}
              onChooseAll={chosen.chooseAll}
              total={total}
              before={(list.ask.page - 1) * list.preference.pageSize}
              hrefOf={(row) => addressOf(path, { ...address, open: row.id })}
              onOpen={open}
              onRestore={address.removed && bulk.mayWrite ? restore : undefined}
              isStale={query.isPlaceholderData}
            />
            <Group justify="space-between" mt="sm" data-controls="">
              <Text fz="sm" c="dimmed" role="status">
                {t('total', { total })}
              </Text>
              {total > list.preference.pageSize && (
                <Pagination total={Math.ceil(total / list.preference.pageSize)} value={address.page} onChange={list.toPage} />
              )}
            </Group>
          </>
        )}
      </Panel>
      <BulkBar records={records} list={list} rows={chosen.rows} bulk={bulk} onClear={chosen.clear} words={words.map(({ text }) => text)} />
      {(place.open || place.new) && <RecordDrawer records={records} open={place.open} isDirty={isDirty} onClose={() => setPlace(null)} />}
    </Box>
  )
}
