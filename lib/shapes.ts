import { z } from 'zod'

/** Every record's address: a UUID made by whoever writes it first, so that sending it again cannot make a second one. */
export const recordId = z.uuid()
/** A day of the house as text. */
export const dayText = z.iso.date()
/** A decimal number as text. */
export const decimalText = z.string().regex(/^-?\d{1,12}(\.\d{1,4})?$/)
/** A quantity or a meter's figure: at most three decimals, as the columns keep them. */
export const quantityText = z.string().regex(/^-?\d{1,11}(\.\d{1,3})?$/)
/** Square metres and scores: at most two decimals. */
export const hundredthsText = z.string().regex(/^\d{1,6}(\.\d{1,2})?$/)
/** Yuan with at most two decimals. */
export const yuanText = z.string().regex(/^-?\d{1,12}(\.\d{1,2})?$/)
const isZero = (text: string) => /^-?0+(\.0+)?$/.test(text)
/** Yuan that move something: more or less, never nothing. */
export const changeYuanText = yuanText.refine((text) => !isZero(text), { params: { reason: 'zero' } })
export const zeroOrMoreYuanText = yuanText.refine((text) => !text.startsWith('-') || isZero(text), { params: { reason: 'negative' } })
export const positiveYuanText = changeYuanText.refine((text) => !text.startsWith('-'), { params: { reason: 'negative' } })
/** A number as text that must not be below zero. */
export const notNegative = (text: z.ZodString): z.ZodString =>
  text.superRefine((value, context) => {
    if (value.startsWith('-')) context.addIssue({ code: 'too_small', origin: 'number', minimum: 0, inclusive: true, input: value })
  })
const storable = (text: z.ZodString) => text.refine((value) => !value.includes('\u0000'))
/** Short and long text as people type it; NUL cannot be stored. */
export const shortText = storable(z.string().trim().min(1).max(200))
export const longText = storable(z.string().trim().max(5000))

/** A phone number as people write it, or several: digits, brackets, hyphens; never one that is masked. */
export const phoneText = z
  .string()
  .trim()
  .regex(/^[+\d()（）\-—－ 、,，;；/转#]{5,60}$/)
export const mailText = z.email().max(200)

/** The most that one request may bring in files, in bytes (60 MB): a year's spreadsheets together. */
export const maxFilesBytes = 60 * 1024 * 1024

/** What every stored record carries beside its own fields. */
export const recordBase = z.object({
  id: recordId,
  version: z.int(),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
  removedAt: z.iso.datetime().nullable(),
})
/** A record as it was when somebody opened it: an edit of anything newer is refused as stale. */
export const recordVersion = z.object({ id: recordId, version: z.int().positive() })

/** The rows on one page of a list at most: beyond 500 the table draws only those in sight. */
export const mostRows = 1000

/** How one column narrows a list: to codes, ids or `true`/`false`; to a span of days or numbers; to words in it; to rows where it is empty or not. */
export const columnFilter = z.strictObject({
  is: z
    .array(storable(z.string().max(200)))
    .min(1)
    .max(mostRows)
    .optional(),
  from: z.string().max(40).optional(),
  to: z.string().max(40).optional(),
  contains: storable(z.string().trim().min(1).max(100)).optional(),
  isEmpty: z.boolean().optional(),
})
export type ColumnFilter = z.infer<typeof columnFilter>
/** By which column rows are ordered. */
export const columnOrder = z.strictObject({ by: z.string().max(60), descending: z.boolean() })

/** What narrows and orders a list, without its pages: words to search, a year, columns, and whether it shows what was removed. */
export const listFilter = z.object({
  search: z.string().trim().max(100).default(''),
  year: z.coerce.number().int().min(2000).max(2099).nullable().default(null),
  filters: z
    .record(z.string().max(60), columnFilter)
    .refine((filters) => Object.keys(filters).length <= 30)
    .default({}),
  sort: z.array(columnOrder).max(3).default([]),
  /** The removed ones of the last 30 days instead of those that are there. */
  removed: z.boolean().default(false),
})
export type ListFilter = z.infer<typeof listFilter>
/** What a list asks for: a filter and one page of it. */
export const listInput = listFilter.extend({
  page: z.coerce.number().int().min(1).max(100_000).default(1),
  size: z.coerce.number().int().min(1).max(mostRows).default(50),
})
export type ListInput = z.infer<typeof listInput>
/** The same as callers may write it: what they leave out takes its default. */
export type ListAsk = z.input<typeof listInput>

/** A password: at least eight characters, at most 128; any characters, no composition rules. */
export const passwordText = z.string().min(8).max(128)
