import { ORPCError } from '@orpc/server'

/** Every error a user can meet, with its HTTP status; the sentence is `errors.<code>` in the message catalogues. */
const statuses = {
  SIGNED_OUT: 401,
  NOT_ALLOWED: 403,
  KEY_REFUSED: 401,
  KEY_SCOPE: 403,
  API_KEY_REFUSED: 422,
  NOT_FOUND: 404,
  STALE: 409,
  DUPLICATE: 409,
  SIGNED_IN_ALREADY: 409,
  SIGN_IN_REMOVED: 409,
  SAME_ID_OTHER_CONTENT: 409,
  SEAT_TAKEN: 409,
  SEAT_CLOSED: 422,
  SEAT_IN_USE: 409,
  ROOM_HAS_SEATS: 409,
  ROOMS_OVERLAP: 422,
  YEAR_CLOSED: 409,
  SET_ACTIVE: 409,
  SET_NOT_READY: 422,
  INDICATOR_REFUSED: 422,
  FRAMEWORK_UNFIT: 422,
  NOT_OPEN: 409,
  SURVEY_NOT_OPEN: 409,
  SURVEY_CLOSED: 409,
  SURVEY_CHANGED: 409,
  SURVEY_INCOMPLETE: 422,
  SURVEY_ANSWERS: 422,
  LINK_USED: 409,
  DAY_OUTSIDE_YEARS: 422,
  BUDGET_EXCEEDED: 422,
  REFERENCE_MISSING: 422,
  RULE_BROKEN: 422,
  SETTLEMENT_CODE_TAKEN: 409,
  LIFE_STEP_REFUSED: 422,
  REQUEST_STEP_REFUSED: 422,
  METER_REFUSED: 422,
  INSPECTION_REFUSED: 422,
  POLICY_REFUSED: 422,
  MONITORING_REFUSED: 422,
  EVALUATION_STAGE: 409,
  EVALUATION_MOVED: 409,
  EVALUATION_REFUSED: 422,
  RECTIFICATION_REFUSED: 422,
  NARRATIVE_REFUSED: 422,
  TEMPLATE_REFUSED: 422,
  REPORT_FILE_REFUSED: 422,
  CLOSING_REFUSED: 409,
  EVIDENCE_HELD: 409,
  COLUMN_UNKNOWN: 422,
  FILTER_SENSELESS: 422,
  FILE_TOO_LARGE: 413,
  FILE_TYPE: 415,
  FILE_EMPTY: 422,
  FILE_CLASSIFIED: 422,
  FILE_SENSITIVE: 403,
  PACKAGE_TOO_LARGE: 422,
  EXPORT_TOO_LARGE: 422,
  PDF_UNAVAILABLE: 422,
  PHOTO_TOO_LARGE: 413,
  PHOTO_BROKEN: 422,
  PHOTO_HEIC: 422,
  TOO_MANY_TRIES: 429,
  PROVE_FIRST: 403,
  WRONG_PASSWORD: 422,
  WRONG_CODE: 422,
  CODE_REFUSED: 422,
  SECOND_FACTOR_ON: 409,
  JOIN_LINK_OVER: 410,
  WEAK_PASSWORD: 422,
  LAST_ADMIN: 409,
  DUTY_REFUSED: 403,
  ALREADY_SET_UP: 409,
  WECHAT_NOT_CONNECTED: 422,
  WECHAT_RUNNING: 409,
  BUSY: 503,
  DATABASE_AWAY: 503,
  STORAGE_FULL: 503,
} as const

export type ErrorCode = keyof typeof statuses

/** What the edge hands to the reader: parameters of the sentence, the fields it speaks of, and the record as it is now. */
export type ErrorData = { params?: Record<string, string | number>; fields?: string[]; current?: unknown }

// pages are bundled apart from the server that answers them
const told = globalThis as unknown as { chamberPassingAt?: number }
/** When something was last refused in this process only because of the moment. */
export const lastPassingAt = (): number => told.chamberPassingAt ?? 0

/** A user's error: typed, translated at the edge, never a bug. */
export const fail = (code: ErrorCode, data: ErrorData = {}): ORPCError<ErrorCode, ErrorData> => {
  const error = new ORPCError(code, { status: statuses[code], message: code, data })
  if (isPassing(error)) told.chamberPassingAt = Date.now()
  // a page that breaks by it is told no more than its digest: enough to say that it will come by itself
  return isPassing(error) ? Object.assign(error, { digest: code }) : error
}

/** Whether nothing was wrong with what was asked, only with the moment: whoever asks again later is answered. */
export const isPassing = (error: unknown): boolean => error instanceof ORPCError && error.status === 503

/** Whether something thrown is one of the list above. */
export const isUserError = (error: unknown): error is ORPCError<ErrorCode, ErrorData> =>
  error instanceof ORPCError && typeof error.code === 'string' && error.code in statuses

/** What PostgreSQL or the way to it refused, as the user's error it stands for; anything unknown comes back untouched and is a bug. */
export function fromDatabase(error: unknown): unknown {
  const { sqlState = '', prismaCode = '', text, detail, fields } = reasonOf(error)
  const refusal = refusalOf(sqlState, detail)
  if (refusal) return fail(refusal.code, refusal.data)
  if (sqlState === '23505' || prismaCode === 'P2002') return fail('DUPLICATE', { fields })
  if (sqlState === '23503' || prismaCode === 'P2003') return fail('REFERENCE_MISSING', { fields })
  if (sqlState === '23514' || sqlState === '23P01') return fail('RULE_BROKEN', { params: { rule: lastQuoted(text) } })
  if (unstorable.includes(sqlState)) return fail('RULE_BROKEN', { params: { rule: 'unstorable' } })
  const moment = momentOf(sqlState, prismaCode, error)
  return moment ? fail(moment) : error
}

/** What one of our own triggers (prisma/facts) refused, by its SQLSTATE; its detail tells what the sentence needs. Null for any other state. */
export function refusalOf(sqlState: string, detail: string): { code: ErrorCode; data: ErrorData } | null {
  if (sqlState === 'CH001') return { code: 'YEAR_CLOSED', data: { params: closedYear(detail) } }
  if (sqlState === 'CH002') return { code: 'DAY_OUTSIDE_YEARS', data: {} }
  if (sqlState === 'CH009') return overBudget(JSON.parse(detail))
  const reasoned = reasonedRefusals[sqlState]
  if (reasoned) {
    const { fields, ...params } = JSON.parse(detail)
    return { code: reasoned, data: { params, fields } }
  }
  const code = seatRefusals[sqlState]
  return code ? { code, data: { params: JSON.parse(detail), fields: sqlState === 'CH008' ? [] : ['seatId'] } } : null
}
/** A year alone speaks of its figures; else the detail says what of it cannot change. */
const closedYear = (detail: string) => (/^\d+$/.test(detail) ? { year: detail, what: 'figures' } : JSON.parse(detail))
/** Their detail names the reason, its figures and the fields. */
const reasonedRefusals: Record<string, ErrorCode> = {
  CH030: 'METER_REFUSED',
  CH050: 'INSPECTION_REFUSED',
  CH051: 'POLICY_REFUSED',
  CH060: 'SET_ACTIVE',
  CH062: 'RECTIFICATION_REFUSED',
  CH070: 'EVIDENCE_HELD',
  CH071: 'CLOSING_REFUSED',
}
const seatRefusals: Record<string, ErrorCode> = { CH005: 'SEAT_TAKEN', CH006: 'SEAT_CLOSED', CH007: 'SEAT_IN_USE', CH008: 'ROOM_HAS_SEATS' }

/** Too much spent, or too little budget left: the sentence says which, and the form shows where. */
const overBudget = (params: Record<string, string>) => ({
  code: 'BUDGET_EXCEEDED' as const,
  data: { params, fields: [params.cause === 'line' ? 'initialYuan' : 'amountYuan'] },
})

/** NUL in a text, a number too large or a text too long for its column. */
const unstorable = ['22021', '22P05', '22003', '22001']

/** Which moment it was that refused what was asked: the database is away, there is no room left to write, or too much goes on. */
function momentOf(sqlState: string, prismaCode: string, error: unknown): ErrorCode | null {
  if (sqlState === '53100' || noRoom.test(prismaCode)) return 'STORAGE_FULL'
  if (/^(57P0[1-3]|08...)$/.test(sqlState) || isUnreached(prismaCode, error)) return 'DATABASE_AWAY'
  return isBusy(sqlState, prismaCode) || saidOf(error).match(/^timeout exceeded when trying to connect$|^Query read timeout$/)
    ? 'BUSY'
    : null
}

/** What the file system says of a disk that is full, or of one's share of it. */
const noRoom = /^(ENOSPC|EDQUOT)$/

/** The server is not there, or the line to it broke. The driver says some of it in words alone: there is nothing else to tell it by. */
const isUnreached = (code: string, error: unknown): boolean =>
  /^(P1001|P1002|P1017|DatabaseNotReachable|ConnectionClosed|SocketTimeout|ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|ENOTFOUND|EAI_AGAIN)$/.test(
    code,
  ) || /^Connection terminated|^Client has encountered a connection error|^Client was closed/.test(saidOf(error))

const saidOf = (error: unknown): string => (error instanceof Error ? error.message : '')

/** Deadlock, no connection to be had, a lock or a statement that took too long. */
const isBusy = (sqlState: string, prismaCode: string): boolean =>
  /^(40001|40P01|53...|55P03|57014)$/.test(sqlState) || /^(P1008|P2024|P2028|P2034|P2037)$/.test(prismaCode)

type Reason = { sqlState?: string; prismaCode?: string; text: string; detail: string; fields?: string[] }
type DriverCause = {
  kind?: string
  originalCode?: string
  originalMessage?: string
  detail?: string
  table?: string
  constraint?: { index?: string; fields?: string[] }
}

/** The driver's own error, Prisma's around it, or its adapter's where not even a transaction could begin. */
type Outer = { code?: unknown; severity?: unknown; message?: string; detail?: string; cause?: DriverCause }
/** What is left of the driver's error: under Prisma and its adapter the SQLSTATE and PostgreSQL's own words lie two layers down. */
function reasonOf(error: unknown): Reason {
  const outer = error as (Outer & { meta?: { driverAdapterError?: { cause?: DriverCause } } }) | null | undefined
  const isDriversOwn = typeof outer?.code === 'string' && typeof outer.severity === 'string'
  if (isDriversOwn) return { sqlState: String(outer.code), text: outer.message ?? '', detail: outer.detail ?? '' }
  const cause = outer?.meta?.driverAdapterError?.cause ?? outer?.cause ?? {}
  return {
    sqlState: cause.originalCode,
    // P2010 says no more than that it was plain SQL
    prismaCode: typeof outer?.code === 'string' && outer.code !== 'P2010' ? outer.code : cause.kind,
    text: cause.originalMessage ?? '',
    detail: cause.detail ?? '',
    fields: cause.constraint?.fields ?? fieldsOf(cause.constraint?.index, cause.table ?? firstQuoted(cause.originalMessage ?? '')),
  }
}

/** `stays_organisation_id_fkey` on `stays` speaks of `organisationId`. */
function fieldsOf(index: string | undefined, table: string): string[] | undefined {
  const column = index?.match(/^(.+)_f?key$/)?.[1]
  if (!column?.startsWith(`${table}_`)) return undefined
  return [column.slice(table.length + 1).replace(/_(.)/g, (_, letter: string) => letter.toUpperCase())]
}

// PostgreSQL names table first and constraint last, between quotes that depend on its language
const quoted = (text: string): string[] => [...text.matchAll(/["“«„]([a-z0-9_]+)["”»“]/g)].map((match) => match[1] ?? '')
const firstQuoted = (text: string): string => quoted(text)[0] ?? ''
const lastQuoted = (text: string): string => quoted(text).at(-1) ?? ''
