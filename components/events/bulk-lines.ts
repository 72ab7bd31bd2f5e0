'use client'
import { useState } from 'react'
import { v7 as newId } from 'uuid'

/** An organisation that may be there: invited, or in residence. */
export type Candidate = { organisationId: string | null; organisationName: string }
/** A ticked organisation: the id that its sign-in will have, and its heads as they are typed. */
export type Line = { id: string; heads: string }
type FreeLine = Line & { name: string }

/** Those invited and those in residence, each once, in the order of their names. */
export function candidatesOf(invited: readonly Candidate[], residents: readonly { id: string; name: string }[]): Candidate[] {
  const all = [...residents.map(({ id, name }) => ({ organisationId: id, organisationName: name })), ...invited]
  const byName = new Map(all.map(({ organisationId, organisationName }) => [organisationName, { organisationId, organisationName }]))
  return [...byName.values()].sort((a, b) => a.organisationName.localeCompare(b.organisationName, 'zh-Hans'))
}

/** Whether what was typed is a number of heads that can be signed in. */
export const isHeads = (typed: string): boolean => /^[1-9]\d{0,4}$/.test(typed) && Number(typed) <= 10_000

/** What is ticked and typed. The ids are made once, so that sending the same lines again signs nobody in twice. */
export function useBulkLines() {
  const [ticked, setTicked] = useState<Record<string, Line>>({})
  const [free, setFree] = useState<FreeLine[]>(() => [blank()])
  const change = (id: string, part: Partial<FreeLine>) =>
    setFree((lines) => lines.map((line) => (line.id === id ? { ...line, ...part } : line)))
  return {
    ticked,
    free,
    of: (name: string): Line | undefined => ticked[name],
    tick: (name: string, isTicked: boolean) =>
      setTicked(({ [name]: _, ...others }) => (isTicked ? { ...others, [name]: { id: newId(), heads: '1' } } : others)),
    setHeads: (name: string, heads: string) => setTicked((lines) => ({ ...lines, [name]: { ...(lines[name] ?? { id: newId() }), heads } })),
    rename: (id: string, name: string) => change(id, { name }),
    setFreeHeads: (id: string, heads: string) => change(id, { heads }),
    addFree: () => setFree((lines) => [...lines, blank()]),
    clear: () => {
      setTicked({})
      setFree([blank()])
    },
  }
}
const blank = (): FreeLine => ({ id: newId(), name: '', heads: '1' })

/** The lines to send: the ticked organisations, and the other guests that have a name. */
export function linesOf(candidates: readonly Candidate[], { ticked, free }: { ticked: Record<string, Line>; free: readonly FreeLine[] }) {
  const organisations = candidates.flatMap(({ organisationId, organisationName }) => {
    const line = ticked[organisationName]
    return line ? [{ ...line, organisationId, organisationName }] : []
  })
  const guests = free.flatMap(({ id, heads, name }) =>
    name.trim() ? [{ id, heads, organisationId: null, organisationName: name.trim() }] : [],
  )
  return [...organisations, ...guests]
}
