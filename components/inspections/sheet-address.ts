import { createLoader, parseAsBoolean, parseAsString } from 'nuqs/server'

/** Which month's sheets, of which area (all when none is named), and whether with what was found. */
export const sheetAddress = { month: parseAsString, area: parseAsString, done: parseAsBoolean.withDefault(false) }
export const loadSheet = createLoader(sheetAddress)
