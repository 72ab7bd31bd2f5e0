import { masked, maskedName } from './mask.ts'

/** Whose data a column holds. */
export const people = ['contact', 'applicant', 'asker', 'partner', 'visitor', 'confirmer', 'staff'] as const
/** What it is kept for; each has its own time, and its own place on /privacy where people give it themselves. */
export const purposes = ['contact', 'apply', 'ask', 'partner', 'arrive', 'confirm', 'survey', 'account'] as const
export type Purpose = (typeof purposes)[number]
/** How it is written where nobody needs it: a number or mail with its middle gone, a name with its first letter, nothing at all. */
type Mask = 'contact' | 'name' | 'whole'

export type PersonalColumn = {
  table: string
  column: string
  whose: (typeof people)[number]
  purpose: Purpose
  mask: Mask
  /** Whether lists show it masked until somebody opens it, which the audit keeps. Names are what colleagues know a person by; they are masked in the audit alone. */
  opened: boolean
}

const of = (
  table: string,
  whose: PersonalColumn['whose'],
  purpose: Purpose,
  columns: Record<string, [Mask, 'opened' | 'shown']>,
): PersonalColumn[] =>
  Object.entries(columns).map(([column, [mask, how]]) => ({ table, column, whose, purpose, mask, opened: how === 'opened' }))

/**
 * All personal data that the house keeps, and there is no other list: from it come what lists and searches mask, what the audit holds only masked, what
 * the retention job forgets, the staff page, and what /privacy tells. A column with a telling name that is missing here fails a test.
 */
export const personalData: readonly PersonalColumn[] = [
  ...of('contacts', 'contact', 'contact', { name: ['name', 'shown'], phone: ['contact', 'opened'], email: ['contact', 'opened'] }),
  ...of('applications', 'applicant', 'apply', {
    ...{ contact_name: ['name', 'shown'], contact_phone: ['contact', 'opened'], contact_email: ['contact', 'opened'] },
  }),
  ...of('requests', 'asker', 'ask', { contact_name: ['name', 'shown'], contact_phone: ['contact', 'opened'] }),
  ...of('partners', 'partner', 'partner', { contact_name: ['name', 'shown'], contact_phone: ['contact', 'opened'] }),
  ...of('sign_ins', 'visitor', 'arrive', { visitor_name: ['name', 'shown'] }),
  ...of('match_confirmations', 'confirmer', 'confirm', { confirmed_by: ['name', 'shown'] }),
  ...of('survey_invitations', 'contact', 'survey', { sent_note: ['whole', 'shown'] }),
  // what was typed for a closed year waits here whole: a visitor's name, a number
  ...of('late_facts', 'visitor', 'arrive', { input: ['whole', 'shown'] }),
  ...of('users', 'staff', 'account', { email: ['contact', 'shown'] }),
  ...of('user_identities', 'staff', 'account', { label: ['name', 'shown'] }),
]

/** Columns whose name sounds like somebody's data and is not: the house's own mail server and teams. */
export const notPersonal: readonly string[] = ['mail_accounts.from_address', 'mail_accounts.from_name']

/** How each column of a table is masked: `{ contacts: { phone: contact } }`. */
export const masksByTable: Readonly<Record<string, Readonly<Record<string, Mask>>>> = Object.fromEntries(
  [...new Set(personalData.map(({ table }) => table))].map((table) => [
    table,
    Object.fromEntries(personalData.flatMap((one) => (one.table === table ? [[one.column, one.mask]] : []))),
  ]),
)

/** The columns of a table that its lists show masked, by the names that records have them under. */
export const openedColumns = (table: string): string[] =>
  personalData.flatMap((one) =>
    one.table === table && one.opened ? [one.column.replace(/_(.)/g, (_, letter: string) => letter.toUpperCase())] : [],
  )

/** A value under its mask; what is empty stays so. */
export function maskedAs(mask: Mask, value: unknown): unknown {
  if (value === null || value === undefined || value === '') return value
  if (mask === 'whole') return '…'
  return typeof value === 'string' ? (mask === 'name' ? maskedName(value) : masked(value)) : value
}

/** A row as the database has it, its personal columns masked. */
export function withoutPersonal(table: string, row: unknown): unknown {
  const masks = Object.hasOwn(masksByTable, table) ? masksByTable[table] : undefined
  if (!masks || typeof row !== 'object' || row === null) return row
  return Object.fromEntries(
    Object.entries(row).map(([name, value]) => [name, Object.hasOwn(masks, name) ? maskedAs(masks[name] ?? 'whole', value) : value]),
  )
}
