import { createParser, createSerializer, parseAsString } from 'nuqs/server'
import { placeAddress } from './list-address.ts'

/** Fields that a new form begins with, as they stand in an address: `area=大厅&inspectedOn=2023-05-31`. */
type Given = Record<string, string>
const parseAsGiven = createParser<Given>({
  parse: (text) => Object.fromEntries([...new URLSearchParams(text.slice(0, 2000))]),
  serialize: (given) => new URLSearchParams(given).toString(),
  eq: (one, other) => JSON.stringify(one) === JSON.stringify(other),
})

/** Which form stands open, with which draft it begins, and what a new one is filled with. */
export const formAddress = { ...placeAddress, draft: parseAsString, given: parseAsGiven }

const addressOf = createSerializer(formAddress)
/** The address of a list with a new form open, filled in as far as is known. */
export const newFormPath = (list: string, given: Given = {}): string => addressOf(list, { new: true, given })
