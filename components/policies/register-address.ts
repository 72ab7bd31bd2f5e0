import { createLoader, parseAsString } from 'nuqs/server'
import { isDay, today } from '#lib/day.ts'

/** As of which day. */
export const registerAddress = { on: parseAsString }
export const loadRegister = createLoader(registerAddress)

/** The day that an address means; today when it says none. */
export const dayOfRegister = (asked: string | null): string => (asked && isDay(asked) ? asked : today())
/** The register as of a day. */
export const registerPath = (on: string): string => `/policies/register?on=${on}`
