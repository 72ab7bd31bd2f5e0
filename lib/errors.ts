import { ORPCError } from '@orpc/server'

/** Every error a user can meet, with its HTTP status; the sentence is `errors.<code>` in the message catalogues. */
const statuses = {
  SIGNED_OUT: 401,
  NOT_ALLOWED: 403,
  NOT_FOUND: 404,
  STALE: 409,
  DUPLICATE: 409,
  SAME_ID_OTHER_CONTENT: 409,
  YEAR_CLOSED: 409,
  DAY_OUTSIDE_YEARS: 422,
  REFERENCE_MISSING: 422,
  RULE_BROKEN: 422,
  FILE_TOO_LARGE: 413,
  FILE_TYPE: 415,
  FILE_EMPTY: 422,
  TOO_MANY_TRIES: 429,
  WRONG_PASSWORD: 422,
  WRONG_CODE: 422,
  WEAK_PASSWORD: 422,
  LAST_ADMIN: 409,
  ALREADY_SET_UP: 409,
  BUSY: 503,
} as const

export type ErrorCode = keyof typeof statuses

/** What the edge hands to the reader: parameters of the sentence, the fields it speaks of, and the record as it is now. */
export type ErrorData = { params?: Record<string, string | number>; fields?: string[]; current?: unknown }

/** A user's error: typed, translated at the edge, never a bug. */
export const fail = (code: ErrorCode, data: ErrorData = {}): ORPCError<ErrorCode, ErrorData> =>
  new ORPCError(code, { status: statuses[code], message: code, data })

/** Whether something thrown is one of the list above. */
export const isUserError = (error: unknown): error is ORPCError<ErrorCode, ErrorData> =>
  error instanceof ORPCError && typeof error.code === 'string' && error.code in statuses

/** What PostgreSQL refused, as the user's error it stands for; anything unknown comes back untouched and is a bug. */
export function fromDatabase(error: unknown): unknown {
  const { sqlState, detail, prismaCode, fields } = reasonOf(error)
  if (sqlState === 'CH001') return fail('YEAR_CLOSED', { params: { year: yearIn(detail) } })
  if (sqlState === 'CH002') return fail('DAY_OUTSIDE_YEARS')
  if (prismaCode === 'P2002' || sqlState === '23505') return fail('DUPLICATE', { fields })
  if (prismaCode === 'P2003' || sqlState === '23503') return fail('REFERENCE_MISSING', { fields })
  if (sqlState === '23514' || sqlState === '23P01') return fail('RULE_BROKEN', { params: { rule: ruleIn(detail) } })
  if (prismaCode === 'P2028' || prismaCode === 'P2024' || sqlState === '53300' || sqlState === '57P03') return fail('BUSY')
  return error
}

type Reason = { sqlState?: string; detail: string; prismaCode?: string; fields?: string[] }

/** Prisma wraps what the driver said in several layers; this reads the layers, never the message texts of a version. */
function reasonOf(error: unknown): Reason {
  const reason: Reason = { detail: '' }
  const seen = new Set<unknown>()
  const visit = (value: unknown) => {
    if (typeof value !== 'object' || value === null || seen.has(value)) return
    seen.add(value)
    const part = value as Record<string, unknown>
    if (value instanceof Error) reason.detail += ` ${value.message}`
    if (typeof part.message === 'string') reason.detail += ` ${part.message}`
    for (const name of ['code', 'originalCode']) {
      const code = part[name]
      if (typeof code === 'string' && /^P\d{4}$/.test(code)) reason.prismaCode ??= code
      else if (typeof code === 'string' && /^[0-9A-Z]{5}$/.test(code)) reason.sqlState ??= code
    }
    if (Array.isArray(part.fields)) reason.fields ??= part.fields.map(String)
    for (const name of ['cause', 'meta', 'driverAdapterError', 'constraint']) visit(part[name])
  }
  visit(error)
  return reason
}

const yearIn = (text: string): string => text.match(/year (\d{4}) is closed/)?.[1] ?? ''
const ruleIn = (text: string): string => text.match(/constraint [“"]([a-z_]+)[”"]/)?.[1] ?? ''
