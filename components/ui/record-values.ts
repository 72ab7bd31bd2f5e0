import type { z } from 'zod'
import { type Field, isOptional } from './records.ts'

/** A form's fields as people see them: texts, and yes or no. */
export type Values = Record<string, string | boolean>

const inHouse = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', dateStyle: 'short', timeStyle: 'short' })
/** An instant on the house's clock: `2026-03-12 14:30`. */
export const clockOf = (instant: string): string => inHouse.format(new Date(instant))
/** The instant of a time on the house's clock; what is no time stays as it is, to be refused. */
const instantOf = (clock: string): string => (/^\d{4}-\d{2}-\d{2} \d{2}:\d{2}$/.test(clock) ? `${clock.replace(' ', 'T')}:00+08:00` : clock)

/** `１，２３４．５０元` as people type or paste it → `1234.50`. */
export const plainNumber = (typed: string): string => typed.normalize('NFKC').replace(/[\s,¥￥元]/g, '')

/** `20260312`, `2026/3/12`, `2026年3月12日`, `3-12` (this year) → `2026-03-12`; null when it is no day. */
export function dayTyped(typed: string, year: number): string | null {
  const text = typed.normalize('NFKC').trim()
  const joined = text.match(/^(\d{4})(\d{2})(\d{2})$/)
  const parts = joined ? joined.slice(1) : text.split(/[^\d]+/).filter(Boolean)
  const [y, m, d] = parts.length === 2 ? [String(year), ...parts] : parts
  if (!y || !m || !d || y.length !== 4) return null
  const day = `${y}-${m.padStart(2, '0')}-${d.padStart(2, '0')}`
  const at = new Date(`${day}T00:00:00Z`)
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(day) ? day : null
}

/** An empty form. */
export const blankValues = (fields: readonly Field[]): Values =>
  Object.fromEntries(fields.map((field) => [field.name, field.kind === 'yesNo' ? false : '']))

/** A stored record as the form shows it. */
export function valuesOf(row: Record<string, unknown>, fields: readonly Field[]): Values {
  return Object.fromEntries(fields.map((field) => [field.name, shownOf(row[field.name], field)]))
}

function shownOf(stored: unknown, field: Field): string | boolean {
  if (field.kind === 'yesNo') return stored === true
  if (stored === null || stored === undefined) return ''
  if (field.kind === 'tags') return (stored as string[]).join('\n')
  if (field.kind === 'parts' || field.kind === 'object') return JSON.stringify(stored)
  if (field.kind === 'instant') return clockOf(String(stored))
  if (field.kind === 'time') return clockOf(String(stored)).slice(11)
  return String(stored)
}

const ownKinds = new Set(['day', 'month', 'instant', 'time'])
/** What a new record takes over from one like it: all but its number and its days. */
export const likeValues = (row: Record<string, unknown>, fields: readonly Field[], numbered: string | undefined): Values =>
  valuesOf(
    row,
    fields.filter((field) => field.name !== numbered && !ownKinds.has(field.kind) && !(field.kind === 'parts' && field.isOwn)),
  )

/** What an address may fill a new form with: fields that it has, as texts; yes or no only where it says so. */
export const givenValues = (given: Record<string, string>, fields: readonly Field[]): Values =>
  Object.fromEntries(
    fields.flatMap(({ name, kind }) => {
      const value = given[name]
      if (value === undefined || kind === 'parts' || kind === 'object') return []
      return [[name, kind === 'yesNo' ? value === 'true' : value]]
    }),
  )

/** What the form holds, as the operation takes it: nothing typed is null where that is allowed. */
export function inputOfValues(values: Values, fields: readonly Field[], input: z.ZodObject): Record<string, unknown> {
  return Object.fromEntries(fields.map((field) => [field.name, sent(values, field, isOptional(input, field.name))]))
}

function sent(values: Values, field: Field, optional: boolean): unknown {
  const value = field.when?.(values) === false ? '' : values[field.name]
  if (typeof value !== 'string') return value ?? false
  const typed = value.trim()
  if (field.kind === 'tags') return typed === '' ? [] : typed.split('\n')
  if (field.kind === 'parts') return typed === '' ? [] : JSON.parse(typed)
  if (typed === '') return optional ? null : ''
  if (field.kind === 'object') return JSON.parse(typed)
  if (field.kind === 'money' || field.kind === 'decimal') return plainNumber(typed)
  if (field.kind === 'whole') return /^-?\d+$/.test(plainNumber(typed)) ? Number(plainNumber(typed)) : typed
  if (field.kind === 'instant') return instantOf(typed)
  if (field.kind === 'time') return instantOf(`${values[field.on]} ${typed}`)
  return typed
}

/** The next running number after those in use: `HD-2026-009` → `HD-2026-010`; the first of a new year after `HD-2025-031` is `HD-2026-001`. */
export function nextNumber(used: readonly string[], year: number): string {
  const inOrder = used.filter((code) => /\d$/.test(code)).sort((a, b) => a.localeCompare(b, 'en', { numeric: true }))
  const last = inOrder.at(-1)
  if (!last) return ''
  const [, numberedYear] = last.match(/(20\d{2})\D+\d+$/) ?? []
  if (numberedYear && Number(numberedYear) < year)
    return last.replace(numberedYear, String(year)).replace(/\d+$/, (digits) => '1'.padStart(digits.length, '0'))
  return last.replace(/\d+$/, (digits) => String(Number(digits) + 1).padStart(digits.length, '0'))
}
