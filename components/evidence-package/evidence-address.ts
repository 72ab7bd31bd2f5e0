import { parseAsBoolean, parseAsInteger, parseAsString, parseAsStringLiteral } from 'nuqs'

/** Gaps on one page. */
export const gapsAtOnce = 30

/** What the address of the evidence says: the year, which list, and what narrows it. */
export const evidenceAddress = {
  year: parseAsInteger,
  list: parseAsStringLiteral(['gaps', 'materials'] as const).withDefault('gaps'),
  code: parseAsString,
  kind: parseAsString,
  paper: parseAsBoolean.withDefault(false),
  page: parseAsInteger.withDefault(1),
}
