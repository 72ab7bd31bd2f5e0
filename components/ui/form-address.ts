import { parseAsString } from 'nuqs/server'
import { placeAddress } from './list-address.ts'

/** Which form stands open, and with which draft it begins. */
export const formAddress = { ...placeAddress, draft: parseAsString }
