import { createLoader, parseAsInteger } from 'nuqs/server'

/** Which year's grid. */
export const gridAddress = { year: parseAsInteger }
export const loadGrid = createLoader(gridAddress)
