import { createLoader, parseAsInteger, parseAsString } from 'nuqs/server'

/** Which ledger: of a year, of one sub-project or of all. */
export const ledgerAddress = { year: parseAsInteger, subProject: parseAsString }
const load = createLoader(ledgerAddress)
type Words = Record<string, string | string[] | undefined>

type Asked = { year: number | null; subProject: string | null }
/** What an address asks for; without a year the usual one. */
export const ledgerAsked = ({ year, subProject }: Asked, usual: number): { year: number; subProject: string | null } => ({
  year: year !== null && year >= 2000 && year <= 2099 ? year : usual,
  subProject: subProject?.trim().slice(0, 200) || null,
})
export const ledgerAskedOf = async (words: Promise<Words>, usual: number) => ledgerAsked(await load(words), usual)
