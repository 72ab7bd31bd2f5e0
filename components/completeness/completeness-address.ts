import { createParser, parseAsInteger } from 'nuqs/server'
import { isDay } from '#lib/day.ts'

/** A cell of the grid in an address: `<item>.2023-05`. */
export type Place = { itemId: string; month: string }
const parseAsPlace = createParser<Place>({
  parse: (text) => {
    const [itemId = '', month = ''] = text.split('.')
    return /^[0-9a-f-]{36}$/.test(itemId) && isDay(`${month}-01`) ? { itemId, month: `${month}-01` } : null
  },
  serialize: ({ itemId, month }) => `${itemId}.${month.slice(0, 7)}`,
  eq: (one, other) => one.itemId === other.itemId && one.month === other.month,
})

/** Which year the grid shows, and which of its cells stands open. */
export const completenessAddress = { year: parseAsInteger, cell: parseAsPlace }
