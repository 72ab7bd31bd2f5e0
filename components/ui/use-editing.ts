'use client'
import { useForm } from '@mantine/form'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useEffectEvent, useState } from 'react'
import { v7 as newId } from 'uuid'
import { type Draft, operationsOf } from '../drafts/draft.ts'
import { useDraftStore } from '../drafts/use-draft-store.ts'
import { useKeptDraft } from '../drafts/use-kept-draft.ts'
import type { Opening } from '../drafts/use-opening-draft.ts'
import { useEvidenceQueue } from './evidence-queue.ts'
import { useFormCheck } from './field-text.ts'
import { blankValues, givenValues, inputOfValues, likeValues, nextNumber, type Values, valuesOf } from './record-values.ts'
import type { RecordRow, Records } from './records.ts'
import { useNextNumber } from './use-next-number.ts'

export type Start = {
  records: Records<RecordRow>
  /** The record as it is stored now; null for a new one. */
  row: RecordRow | null
  /** What was typed before and not saved. */
  opening: Opening
  /** The record that a new one begins like. */
  like: RecordRow | null
  /** What the address fills a new one with. */
  given?: Record<string, string> | null
  mayWrite: boolean
}
export type Editing = ReturnType<typeof useEditing>

/** What a form holds: its record, what is typed, its files, and the draft that is kept of all that. */
export function useEditing({ records, row: newest, opening, like, given, mayWrite }: Start) {
  const { fields, numbered } = records
  const draft = opening?.draft ?? null
  // the record as this form opened it (or last saved it): what an edit is an edit of
  const [base, setBase] = useState(draft?.isLogged ? (newest ?? draft.base) : draft ? draft.base : newest)
  const [id, setId] = useState(() => draft?.id ?? newest?.id ?? newId())
  const [rival, setRival] = useState(() => rivalOf(draft, newest, records))
  const [restored, setRestored] = useState(draft)
  // why the last sending came back, and what stood in the form then
  const [mark, setMark] = useState<Mark | null>(draft && !draft.isLogged ? draft : null)
  const [proposed, setProposed] = useState(draft?.renumbers ? String(draft.values[draft.renumbers]) : '')
  const blank = (): Values => ({ ...blankValues(fields), ...records.start?.() })
  const form = useForm<Values>({
    initialValues: base
      ? valuesOf(base, fields)
      : { ...blank(), ...(like && likeValues(like, fields, numbered)), ...(given && givenValues(given, fields)) },
    validate: useFormCheck(records),
    validateInputOnBlur: true,
  })
  const fill = useEffectEvent(() => draft && !draft.isLogged && form.setValues({ ...form.getValues(), ...draft.values }))
  useEffect(() => void fill(), [])
  const follow = useEffectEvent((row: RecordRow | null) => {
    if (!row || !base || row.version <= base.version || form.isDirty()) return
    setBase(row)
    form.setInitialValues(valuesOf(row, fields))
    form.reset()
  })
  // a form in which nothing was typed yet shows the record as it becomes
  useEffect(() => follow(newest), [newest])

  const files = useEvidenceQueue(records.evidence, id, opening?.files ?? [])
  const isDirty = mayWrite && (form.isDirty() || files.waiting.length > 0)
  const inputNow = () => ({ ...inputOfValues(form.getValues(), fields, records.input), ...records.fixed, id })
  const renumbers = () => (numbered && proposed && form.getValues()[numbered] === proposed ? numbered : null)
  const draftNow = (): Draft => ({
    id,
    noun: records.texts,
    operations: operationsOf(records),
    evidence: records.evidence ?? null,
    address: window.location.pathname + window.location.search,
    title: base ? records.titleOf(base) : titleOfValues(form.getValues(), records),
    values: form.getValues(),
    input: inputNow(),
    fixed: records.fixed ?? {},
    base,
    renumbers: renumbers(),
    isLogged: base !== null && !form.isDirty(),
    files: [],
    at: Date.now(),
    ...markOf(mark, form.getValues(), base !== null && !form.isDirty()),
  })
  const kept = useKeptDraft({
    id,
    content: [form.values, files.waiting, mark],
    isDirty,
    wasKept: draft !== null,
    draftNow: () => ({ draft: draftNow(), files: files.now() }),
  })

  const store = useDraftStore()
  const propose = async (number: string) => {
    if (!numbered || !number) return
    const free = await past(number, store.all(), (one) => one.id !== id && one.noun === records.texts && String(one.values[numbered]))
    if (form.getValues()[numbered] !== '') return
    setProposed(free)
    form.setInitialValues({ ...form.getInitialValues(), [numbered]: free })
    form.setFieldValue(numbered, free)
  }
  useNextNumber(records, base === null && mayWrite, (number) => void propose(number))

  /** Fills fields in as if the form had opened with that. */
  const give = (values: Record<string, string>) => {
    form.setInitialValues({ ...form.getInitialValues(), ...values })
    form.setValues({ ...form.getValues(), ...values })
  }

  const cache = useQueryClient()
  /** Fills a new form like the record of its kind that was logged last. */
  const fillLike = async () => {
    const { rows } = await cache.fetchQuery({ ...records.list({ size: 1, sort: [{ by: 'createdAt', descending: true }] }), staleTime: 0 })
    if (rows[0]) form.setValues({ ...form.getValues(), ...likeValues(rows[0], fields, numbered) })
  }
  /** Empties the form for another new record. */
  const restart = () => {
    const last = numbered ? String(form.getValues()[numbered]) : ''
    setBase(null)
    setId(newId())
    settle()
    files.clear()
    form.setInitialValues(blank())
    form.reset()
    void propose(last && nextNumber([last], new Date().getFullYear()))
  }
  /** Throws away what was typed before and shows the record as it is. */
  const forget = () => {
    kept.drop()
    const stored = newest ?? base
    if (!stored) return restart()
    files.clear()
    standOn(stored)
  }
  /** The form now shows this record, as it was just saved or read. */
  const standOn = (row: RecordRow) => {
    setBase(row)
    settle()
    form.setInitialValues(valuesOf(row, fields))
    form.reset()
  }
  const settle = () => {
    setRival(null)
    setRestored(null)
    setMark(null)
  }
  return {
    records,
    newest,
    base,
    id,
    form,
    files,
    isDirty,
    kept,
    restored,
    rival,
    setRival,
    setMark,
    inputNow,
    draftNow,
    renumbers,
    give,
    fillLike,
    restart,
    forget,
    standOn,
    setBase,
  }
}

type Mark = Pick<Draft, 'state' | 'reason' | 'rival' | 'values'>
/** What a draft that is written on remains: one that came back keeps its reason, one that was on its way is taken back by the first change. */
function markOf(mark: Mark | null, values: Values, isLogged: boolean): Pick<Draft, 'state' | 'reason' | 'rival'> {
  if (isLogged) return { state: 'waiting', reason: null, rival: null }
  const isTouched = mark && JSON.stringify(mark.values) !== JSON.stringify(values)
  if (!mark || (mark.state === 'waiting' && isTouched)) return { state: 'typed', reason: null, rival: null }
  return { state: mark.state, reason: mark.reason, rival: mark.rival }
}

/** The record with which a restored draft is in conflict: it was changed since the edit began. */
function rivalOf(draft: Draft | null, newest: RecordRow | null, { fields }: Records<RecordRow>): RecordRow | null {
  if (!draft || draft.isLogged) return null
  if (!draft.base || !newest) return draft.rival
  const moved = JSON.stringify(valuesOf(newest, fields)) !== JSON.stringify(valuesOf(draft.base, fields))
  return moved ? newest : null
}

/** What a record that nobody has saved is called: the first text in it. */
function titleOfValues(values: Values, { fields }: Records<RecordRow>): string {
  const named = fields.find((field) => ['text', 'suggest', 'long'].includes(field.kind) && values[field.name])
  return named ? String(values[named.name]).slice(0, 80) : ''
}

/** The first number after `number` (inclusive) that no draft on this device has taken. */
async function past(number: string, drafts: Promise<Draft[]>, takenBy: (draft: Draft) => string | false): Promise<string> {
  const taken = new Set((await drafts.catch(() => [])).map(takenBy))
  let free = number
  while (taken.has(free)) free = nextNumber([free], new Date().getFullYear())
  return free
}
