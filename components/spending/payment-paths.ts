import { createSerializer } from 'nuqs/server'
import { addressKeys, listAddress } from '#components/ui/list-address.ts'
import type { Filters } from '#lib/address-text.ts'
import { lastOfMonth } from '#lib/day.ts'
import { termPath } from '#lib/facts/rules.ts'
import type { SpendingFilter } from '#lib/spending/schema.ts'

const listOf = createSerializer(listAddress, addressKeys)
type State = 'paid' | 'unpaid'

/** The list of the very payments behind a figure; null where no filter of that list says the same (a supplier may be named by its contract). */
export function paymentsPath(filter: SpendingFilter, state: State, more: Filters = {}): string | null {
  const { basis, subProject, category, supplier, event } = filter
  if (supplier !== undefined) return null
  const span = spanOf(filter)
  const days: Filters =
    state === 'unpaid'
      ? { accrualMonth: span, paidOn: { isEmpty: true } }
      : basis === 'paid'
        ? { paidOn: span }
        : { accrualMonth: span, paidOn: { isEmpty: false } }
  const filters: Filters = {
    ...days,
    ...(subProject !== undefined && { subProject: { is: [subProject] } }),
    ...(category !== undefined && { category: { is: [category] } }),
    ...(event !== undefined && { eventId: event === '' ? { isEmpty: true } : { is: [event] } }),
    ...more,
  }
  return listOf('/costs', { filters })
}

/** The trace of the kept sum behind a figure; null where the facts do not know by what it was narrowed. */
export function tracePath(filter: SpendingFilter): string | null {
  const { basis, subProject, category, supplier, event } = filter
  if (basis !== 'paid' || category !== undefined || supplier !== undefined || event !== undefined) return null
  return termPath({ measure: 'costs.paid', reducer: 'sum', facets: subProject === undefined ? [] : [subProject] }, spanOf(filter))
}

function spanOf({ from, to, month }: SpendingFilter): { from: string; to: string } {
  const [first, last] = month === undefined ? [from, to] : [month, month]
  return { from: `${first}-01`, to: lastOfMonth(`${last}-01`) }
}
