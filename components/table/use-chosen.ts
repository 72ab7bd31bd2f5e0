'use client'
import { useCallback, useMemo, useRef, useState } from 'react'
import type { RecordRow } from '../ui/records.ts'

/** Which rows of the page are chosen. What cannot be seen is never chosen: another page, filter or order begins with none. */
export function useChosen(rows: readonly RecordRow[], asked: string) {
  const [state, setState] = useState<{ asked: string; ids: ReadonlySet<string> }>({ asked, ids: new Set() })
  const last = useRef(0)
  const chosen = useMemo(() => (state.asked === asked ? rows.filter(({ id }) => state.ids.has(id)) : []), [state, asked, rows])
  const ids = useMemo(() => new Set(chosen.map(({ id }) => id)), [chosen])
  const set = useCallback((next: Iterable<string>) => setState({ asked, ids: new Set(next) }), [asked])
  const choose = useCallback(
    (place: number, isRange: boolean) => {
      const [from, to] = isRange ? [Math.min(last.current, place), Math.max(last.current, place)] : [place, place]
      const isOn = !ids.has(rows[place]?.id ?? '')
      last.current = place
      const touched = new Set(rows.slice(from, to + 1).map(({ id }) => id))
      set(isOn ? [...ids, ...touched] : [...ids].filter((id) => !touched.has(id)))
    },
    [ids, rows, set],
  )
  const chooseAll = useCallback(() => set(ids.size === rows.length ? [] : rows.map(({ id }) => id)), [ids, rows, set])
  const clear = useCallback(() => set([]), [set])
  return { rows: chosen, ids, choose, chooseAll, clear }
}
