import { createLoader, parseAsInteger } from 'nuqs/server'
import { today, yearOf } from '#lib/day.ts'

/** Which year the plan shows. */
export const planAddress = { year: parseAsInteger }
export const loadPlan = createLoader(planAddress)

/** The year that an address means; the running one when it says none that the house knows. */
export const planYear = (asked: number | null): number => (asked && asked >= 2000 && asked <= 2099 ? asked : yearOf(today()))
