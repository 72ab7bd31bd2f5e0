'use client'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useQueryStates } from 'nuqs'
import { useMemo } from 'react'
import type { Filters } from '#lib/address-text.ts'
import { addressKeys, askOf, type ListAddress, listAddress } from '../ui/list-address.ts'
import type { RecordRow, Records } from '../ui/records.ts'
import { chosenColumns, columnsOf, filtersOf, removedColumn } from './columns.ts'
import { usePreference } from './use-preference.ts'

/** The operations' name of a kind of record, as its queries have it: `events`. Preferences and views are kept under it. */
export const listNameOf = <View extends RecordRow>(records: Records<View>): string => String((records.list({}).queryKey[0] as string[])[0])

/** One list: what the address asks for, how this reader likes it, and what came. Everything that narrows it goes back to the first page. */
export function useList<View extends RecordRow>(records: Records<View>) {
  const [address, setAddress] = useQueryStates(listAddress, addressKeys)
  const name = listNameOf(records)
  const { preference, prefer, views } = usePreference(name)
  const all = useMemo(() => columnsOf(records), [records])
  const filterable = useMemo(() => filtersOf(records, all), [records, all])
  const filters = useMemo(
    (): Filters => Object.fromEntries(Object.entries(address.filters).filter(([of]) => filterable.some((one) => one.name === of))),
    [address.filters, filterable],
  )
  const known = { ...address, filters }
  const ask = askOf(known, preference.pageSize, records.order)
  const query = useQuery({ ...records.list(ask), placeholderData: keepPreviousData })
  const names = address.columns ?? preference.columns
  const columns = useMemo(() => {
    const shown = chosenColumns(all, names)
    return address.removed ? [...shown, removedColumn] : shown
  }, [all, names, address.removed])
  return {
    name,
    address: known,
    ask,
    query,
    all,
    columns,
    /** Which they are, as preferences and views keep them. */
    columnNames: columns.filter((column) => column !== removedColumn).map((column) => column.name),
    filterable,
    density: address.density ?? preference.density,
    preference,
    prefer,
    views,
    /** Changes what is asked for. */
    narrow: (part: Partial<{ [Key in keyof ListAddress]: ListAddress[Key] | null }>) =>
      setAddress({ ...part, page: null }, { history: 'push' }),
    /** The same while somebody types: the back button does not walk through letters. */
    type: (search: string) => setAddress({ search: search || null, page: null }),
    toPage: (page: number) => setAddress({ page }, { history: 'push', scroll: true }),
    setAddress,
    isNarrowed: known.search !== '' || known.year !== null || Object.keys(filters).length > 0,
    clear: () => setAddress({ search: null, year: null, filters: null, page: null }, { history: 'push' }),
  }
}
export type List = ReturnType<typeof useList>
