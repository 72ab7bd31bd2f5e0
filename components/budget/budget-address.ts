import { createLoader, createSerializer, parseAsInteger, parseAsStringLiteral } from 'nuqs/server'
import { addressKeys, listAddress } from '#components/ui/list-address.ts'
import { firstOfYear, lastOfYear, today, yearOf } from '#lib/day.ts'
import { termPath } from '#lib/facts/rules.ts'

/** Which year the budget shows, and what is being done with it. */
export const budgetAddress = { year: parseAsInteger, act: parseAsStringLiteral(['transfer', 'copy'] as const) }
export const loadBudget = createLoader({ year: parseAsInteger })

/** The year that an address means; the running one when it says none that the house knows. */
export const budgetYear = (asked: number | null): number => (asked && asked >= 2000 && asked <= 2099 ? asked : yearOf(today()))

const listOf = createSerializer(listAddress, addressKeys)
const period = (year: number) => ({ from: firstOfYear(year), to: lastOfYear(year) })

/** Where a sum of the year opens: the facts behind it. */
export const sumPath = (
  measure: 'budget.initial' | 'budget.adjusted' | 'costs.paid',
  year: number,
  subProjects: readonly string[],
): string => termPath({ measure, reducer: 'sum', facets: [...subProjects] }, period(year))
export const ratePath = (year: number, subProjects: readonly string[]): string =>
  termPath({ measure: 'costs.paid', reducer: 'sum', facets: [...subProjects], over: 'budget.adjusted' }, period(year))

const inBudget = (year: number, subProjects: readonly string[]) => ({
  budgetYear: { from: String(year), to: String(year) },
  ...(subProjects.length > 0 && { subProject: { is: [...subProjects] } }),
})
/** The payments that use a budget; `unpaid` are those that are only registered. */
export const paymentsPath = (year: number, subProjects: readonly string[]): string =>
  listOf('/costs', { filters: inBudget(year, subProjects) })
export const unpaidPath = (year: number, subProjects: readonly string[]): string =>
  listOf('/costs', { filters: { ...inBudget(year, subProjects), paidOn: { isEmpty: true } } })
/** The adjustments of a year; `lacking` are those whose document is not filed. */
export const adjustmentsPath = (year: number, subProjects: readonly string[], lacking = false): string =>
  listOf('/costs/adjustments', {
    year,
    filters: {
      ...(subProjects.length > 0 && { subProject: { is: [...subProjects] } }),
      ...(lacking && { hasDocument: { is: ['false'] } }),
    },
  })
