'use client'
import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useMemo, useState } from 'react'
import { api, client } from '#lib/api.ts'
import { sentenceOf } from '#lib/sheets/rules.ts'
import type { FileReport, SheetColumn } from '#lib/sheets/schema.ts'
import { fileOf, type Grid, gridOf, headingsNamed, headingsShown, isHead, placeOf } from './paste-rows.ts'
import type { List } from './use-list.ts'

type Pasted = { grid: Grid; hasHead: boolean; headings: (string | null)[] }

/** Rows from the clipboard on their way in: named column by column, rehearsed with every change, imported when all of them are right. */
export function usePaste(list: List, layout: string, year: number, text: string) {
  const t = useTranslations()
  const words = useTranslations('imports')
  const facts = useTranslations('facts')
  const known = useQuery(api.sheets.columns.queryOptions({ input: { layout } }))
  const columns: readonly SheetColumn[] = known.data ?? none
  const shown = list.columns.map(({ name, label }) => ({ name, label: t(label) }))
  const begin = (grid: Grid, hasHead = isHead(grid[0] ?? [], columns)): Pasted => {
    const width = grid[0]?.length ?? 0
    return { grid, hasHead, headings: hasHead ? headingsNamed(grid[0] ?? [], columns) : headingsShown(shown, columns, width) }
  }
  const [own, setOwn] = useState<Pasted | null>(null)
  const pasted = own ?? begin(gridOf(text))
  const rows = pasted.hasHead ? pasted.grid.slice(1) : pasted.grid
  const name = `${t(`imports.layouts.${layout}`)}.csv`
  const [asked] = useDebouncedValue(JSON.stringify([rows, pasted.headings]), 400)
  const file = useMemo(() => {
    const [cells, headings] = JSON.parse(asked) as [Grid, (string | null)[]]
    return fileOf(name, cells, headings)
  }, [asked, name])
  const isAsked = columns.length > 0 && rows.length > 0 && pasted.headings.some(Boolean)
  const rehearsal = useQuery({
    queryKey: ['paste', layout, year, asked],
    queryFn: async () => (await client.sheets.rehearse({ year, files: [file] })).files[0] ?? null,
    enabled: isAsked,
    placeholderData: keepPreviousData,
  })
  const writing = useMutation({
    meta: { quiet: true },
    mutationFn: () => client.sheets.import({ year, files: [file], confirm: false }),
  })
  const set = (part: Partial<Pasted>) => setOwn({ ...pasted, ...part })
  return {
    columns,
    error: known.error ?? rehearsal.error ?? writing.error,
    rows,
    headings: pasted.headings,
    hasHead: pasted.hasHead,
    report: isAsked ? (rehearsal.data ?? null) : null,
    isChecking: isAsked && (rehearsal.isFetching || rehearsal.isPlaceholderData || asked !== JSON.stringify([rows, pasted.headings])),
    problems: problemsOf(isAsked ? (rehearsal.data ?? null) : null, pasted.headings, (issue) => sentenceOf(issue, words, facts)),
    writing,
    take: (next: string) => setOwn(begin(gridOf(next))),
    setHead: (hasHead: boolean) => setOwn(begin(pasted.grid, hasHead)),
    name: (column: number, heading: string | null) =>
      set({ headings: pasted.headings.map((one, at) => (at === column ? heading : one === heading ? null : one)) }),
    correct: (row: number, column: number, value: string) =>
      set({
        grid: pasted.grid.map((cells, at) => (at === row + (pasted.hasHead ? 1 : 0) ? cells.with(column, value) : cells)),
      }),
  }
}
export type Paste = ReturnType<typeof usePaste>
const none: readonly SheetColumn[] = []

/** What is said of each cell, by `row:column`, and of each row as a whole, by `row:`. */
function problemsOf(
  report: FileReport | null,
  headings: readonly (string | null)[],
  textOf: (issue: FileReport['rows'][number]['issues'][number]) => string,
): Map<string, { text: string; isRefused: boolean }> {
  const found = new Map<string, { text: string; isRefused: boolean }>()
  for (const row of report?.rows ?? []) {
    for (const issue of row.issues) {
      const place = issue.cell ? placeOf(issue.cell, headings) : null
      const key = place ? `${place.row}:${place.column}` : `${row.row - 2}:`
      const before = found.get(key)
      const text = before ? `${before.text} ${textOf(issue)}` : textOf(issue)
      found.set(key, { text, isRefused: before?.isRefused === true || issue.severity === 'refused' })
    }
  }
  return found
}
