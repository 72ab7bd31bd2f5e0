import { identifier, text, wordOf } from './cells.ts'
import { type Columns, type Draft, optional } from './layout.ts'
import type { Organisation, References } from './references.ts'
import type { SheetRow } from './rows.ts'

/** 机构编号 and 机构名称, as every sheet about an organisation has them: one of the two is enough. */
export const organisationColumns = {
  organisationCode: optional(identifier, '机构编号', '机构编码', '机构代码', '单位编号', '编号(机构)', '入驻机构编号'),
  organisationName: optional(
    text(),
    '机构名称',
    '机构',
    '单位名称',
    '单位',
    '商协会名称',
    '入驻机构',
    '参加机构',
    '参会单位',
    '所属机构',
    '诉求机构',
    '申请机构',
    '对接机构',
  ),
}

type OrganisationRow = SheetRow<typeof organisationColumns>
/** The organisation that a row names; null with a refusal (or none wanted) when it names none that the house knows. */
export function organisationOf<C extends Columns>(
  row: SheetRow<C & typeof organisationColumns>,
  references: References,
): Organisation | null {
  const named = row as unknown as OrganisationRow
  const { organisationCode: code, organisationName: name } = named.values
  const found = references.organisation(code, name)
  if (found === null) named.refuse(named.has('organisationCode') ? 'organisationCode' : 'organisationName', 'cell_empty')
  else if (found === 'unknown')
    named.refuse(code ? 'organisationCode' : 'organisationName', 'organisation_unknown', { value: code ?? name ?? '' })
  else if (found === 'disagree') named.refuse('organisationName', 'code_and_name_disagree', { code: code ?? '', name: name ?? '' })
  else {
    if (code && name && wordOf(found.name) !== wordOf(name)) named.warn('organisationName', 'name_differs', { known: found.name })
    return found
  }
  return null
}

/** A record holds only what the sheet has columns for: a missing column says nothing. */
export const present = <C extends Columns>(row: SheetRow<C>, fields: Record<string, keyof C & string>): Draft =>
  Object.fromEntries(Object.entries(fields).flatMap(([column, key]) => (row.has(key) ? [[column, row.values[key] as Draft[string]]] : [])))

/** The kinds of evidence that a ledger says are on paper; nothing when it has no such column. */
export function declaredBy<C extends Columns>(row: SheetRow<C>, kinds: Partial<Record<keyof C & string, string>>): { declared?: string[] } {
  const present = (Object.entries(kinds) as [keyof C & string, string][]).filter(([key]) => row.has(key))
  return present.length === 0 ? {} : { declared: present.filter(([key]) => row.values[key] === true).map(([, kind]) => kind) }
}
