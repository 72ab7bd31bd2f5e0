import { roundPath } from '#components/inspections/round-address.ts'
import { newFormPath } from '#components/ui/form-address.ts'
import type { CompletenessKind } from '#lib/completeness/rules.ts'
import type { Gap } from '#lib/completeness/schema.ts'
import { earlier, lastOfMonth, today, yearOf } from '#lib/day.ts'

/** A month's last day, or today while it has not come. */
const endOf = (month: string): string => earlier(lastOfMonth(month), today())

type Missing = Pick<Gap, 'subject' | 'recordId' | 'hint'>
/** For each kind, the page that closes one of its gaps: a form with month and subject filled in, or the record that is not whole yet. */
const paths: Record<CompletenessKind, (gap: Missing, month: string) => string> = {
  readings: ({ subject }, month) => `/costs/meters/round?month=${month.slice(0, 7)}&meter=${encodeURIComponent(subject)}`,
  bills: ({ subject }, month) => newFormPath('/costs/bills', { meterCode: subject, startsOn: month, endsOn: lastOfMonth(month) }),
  upkeep: ({ subject, recordId }, month) =>
    recordId
      ? `/costs/payments/${recordId}`
      : newFormPath('/costs', { category: subject, accrualMonth: month, paidOn: endOf(month), summary: `${month.slice(0, 7)} ${subject}` }),
  vouchers: ({ recordId }) => `/costs/payments/${recordId}`,
  inspections: ({ subject, hint }, month) =>
    hint === 'round' ? roundPath(month, subject) : newFormPath('/inspections', { area: subject, inspectedOn: endOf(month) }),
  events: ({ recordId }) => `/events/${recordId}`,
  articles: ({ recordId }, month) => (recordId ? `/articles?open=${recordId}` : newFormPath('/articles', { publishedOn: endOf(month) })),
  followers: ({ subject }) => newFormPath('/articles/followers', { day: subject }),
  requests: (_, month) => newFormPath('/requests', { receivedOn: endOf(month) }),
  settlements: ({ recordId }) => `/contracts/${recordId}/settle`,
  surveys: (_, month) => newFormPath('/surveys', { year: String(yearOf(month)) }),
}

/** Where one gap is closed. */
export const gapPath = (kind: CompletenessKind, gap: Missing, month: string): string =>
  kind === 'surveys' && gap.hint === 'unanswered' ? '/surveys/responses' : paths[kind](gap, month)
/** Whether a whole sheet may be imported instead. */
export const isImported = (kind: CompletenessKind): boolean => !['events', 'vouchers', 'settlements'].includes(kind)
