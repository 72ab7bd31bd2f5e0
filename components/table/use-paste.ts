'use client'
import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useEffect, useMemo, useRef, useState } from 'react'
import { api } from '#lib/api.ts'
import { sentenceOf } from '#lib/sheets/rules.ts'
import type { FileReport, SheetColumn } from '#lib/sheets/schema.ts'
import { dropPaste, judgePaste, writePaste } from './paste-job.ts'
import { fileOf, type Grid, gridOf, headingsNamed, headingsShown, isHead, placeOf } from './paste-rows.ts'
import type { List } from './use-list.ts'

/** Rows from the clipboard on their way in: named column by column, rehearsed with every change, imported when all of them are right. */
export function usePaste(list: List, layout: string, year: number, begun: string) {
  const t = useTranslations()
  const words = useTranslations('imports')
  const facts = useTranslations('facts')
  const known = useQuery(api.imports.columns.queryOptions({ input: { layout } }))
  const columns: readonly SheetColumn[] = known.data ?? none
  const [text, setText] = useState(begun)
  // what the reader said otherwise than it was guessed
  const [own, setOwn] = useState<{ hasHead?: boolean; headings?: (string | null)[]; grid?: Grid }>({})
  const pasted = useMemo(() => gridOf(text), [text])
  const grid = own.grid ?? pasted
  const first = grid[0] ?? []
  const hasHead = own.hasHead ?? isHead(first, columns)
  const shown = list.columns.map(({ name, label }) => ({ name, label: t(label) }))
  const guessed = hasHead ? headingsNamed(first, columns) : headingsShown(shown, columns, first.length)
  const headings = own.headings ?? guessed
  const rows = hasHead ? grid.slice(1) : grid
  const name = `${t(`imports.layouts.${layout}`)}.csv`
  const [asked] = useDebouncedValue(JSON.stringify([rows, headings]), 400)
  const file = useMemo(() => {
    const [cells, named] = JSON.parse(asked) as [Grid, (string | null)[]]
    return fileOf(name, cells, named)
  }, [asked, name])
  const isAsked = columns.length > 0 && rows.length > 0 && headings.some(Boolean)
  const rehearsal = useQuery({
    queryKey: ['paste', layout, year, asked],
    queryFn: () => judgePaste(year, file),
    // judged once, and anew when the same rows come back: what was judged for them before is given up by then
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    enabled: isAsked,
    placeholderData: keepPreviousData,
  })
  const judged = rehearsal.data ?? null
  const report = isAsked ? (judged?.report ?? null) : null
  const begunWriting = useRef<string | null>(null)
  const writing = useMutation({
    meta: { quiet: true },
    mutationFn: async () => {
      begunWriting.current = judged?.id ?? null
      return judged ? writePaste(judged) : null
    },
  })
  // rows that are corrected are judged anew, and those that are given up wait for nobody
  useEffect(() => {
    if (!judged) return
    return () => {
      if (begunWriting.current !== judged.id) dropPaste(judged)
    }
  }, [judged])
  return {
    columns,
    error: known.error ?? rehearsal.error ?? writing.error,
    rows,
    headings,
    hasHead,
    report,
    isChecking: isAsked && (rehearsal.isFetching || rehearsal.isPlaceholderData || asked !== JSON.stringify([rows, headings])),
    problems: problemsOf(report, headings, (issue) => sentenceOf(issue, words, facts)),
    writing,
    take: (next: string) => {
      setText(next)
      setOwn({})
    },
    setHead: (isOne: boolean) => setOwn({ grid, hasHead: isOne }),
    name: (column: number, heading: string | null) =>
      setOwn({ ...own, headings: headings.map((one, at) => (at === column ? heading : one === heading ? null : one)) }),
    correct: (row: number, column: number, value: string) =>
      setOwn({ ...own, hasHead, grid: grid.map((cells, at) => (at === row + (hasHead ? 1 : 0) ? replaced(cells, column, value) : cells)) }),
  }
}
export type Paste = ReturnType<typeof usePaste>
const none: readonly SheetColumn[] = []
const replaced = (cells: readonly string[], place: number, value: string) => cells.map((cell, at) => (at === place ? value : cell))

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
