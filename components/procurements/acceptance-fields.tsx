'use client'
import { contractReference } from '#components/contracts/contract-reference.ts'
import { RecordScreen } from '#components/ui/record-screen.tsx'
import type { Records, Suggestions } from '#components/ui/records.ts'
import { api, client } from '#lib/api.ts'
import { today } from '#lib/day.ts'
import { type Acceptance, type AcceptanceResult, acceptanceInput } from '#lib/procurements/schema.ts'
import { AcceptanceNotice } from './acceptance-notice.tsx'
import { AcceptanceResults } from './acceptance-results.tsx'
import { procurementReference } from './procurement-reference.ts'

export const conclusionTones: Record<Acceptance['conclusion'], string> = { passed: 'teal', conditional: 'orange', failed: 'red' }
const acceptors: Suggestions = {
  name: 'acceptors',
  find: async () => (await client.acceptances.list({ size: 200 })).rows.map((row) => row.acceptedBy),
}

export const acceptances: Records<Acceptance> = {
  texts: 'procurements.acceptance',
  write: 'contracts.write',
  titleOf: (row) => row.code,
  input: acceptanceInput,
  yearly: true,
  numbered: 'code',
  evidence: 'acceptances',
  page: (row) => `/contracts/acceptances/${row.id}`,
  start: () => ({ acceptedOn: today(), conclusion: 'passed', results: JSON.stringify([]) }),
  list: (input) => api.acceptances.list.queryOptions({ input }),
  get: (id) => api.acceptances.get.queryOptions({ input: { id } }),
  operations: client.acceptances,
  notice: ({ results, conclusion, contractId, procurementId }) => (
    <AcceptanceNotice
      results={results ? (JSON.parse(String(results)) as AcceptanceResult[]) : []}
      conclusion={String(conclusion)}
      isOfNothing={contractId === '' && procurementId === ''}
    />
  ),
  columns: [
    { name: 'code', kind: 'text' },
    { name: 'contractId', kind: 'text', of: (row) => row.contract?.name, path: 'contract.name' },
    { name: 'procurementId', kind: 'text', of: (row) => row.procurement?.title, path: 'procurement.title', wideOnly: true },
    { name: 'acceptedOn', kind: 'day' },
    { name: 'acceptedBy', kind: 'text', wideOnly: true },
    { name: 'conclusion', kind: 'choice', words: 'acceptanceConclusion', tones: conclusionTones },
    // kept inside the record: a list has no room for it
    { name: 'results', kind: 'text', of: (row) => row.results.map(({ item }) => item).join(' · '), isHidden: true },
  ],
  fields: [
    { name: 'code', kind: 'text' },
    { name: 'acceptedOn', kind: 'day' },
    { name: 'contractId', kind: 'reference', to: contractReference, wide: true },
    { name: 'procurementId', kind: 'reference', to: procurementReference, wide: true },
    {
      name: 'results',
      kind: 'parts',
      wide: true,
      isOwn: true,
      Input: AcceptanceResults,
      textOf: (results) => (results as AcceptanceResult[]).map(({ item, quantity, unit }) => `${item} ${quantity} ${unit}`).join(' · '),
    },
    { name: 'conclusion', kind: 'choice', words: 'acceptanceConclusion' },
    { name: 'acceptedBy', kind: 'suggest', from: acceptors },
    { name: 'note', kind: 'long' },
  ],
}

type Expected = { item: string; unit: string; quantity: string }
/** What an acceptance belongs to by the page that it stands on, and what it is proposed to belong to besides. */
type Owner = { fixed: 'contractId' | 'procurementId'; id: string; other: string | null }
const otherOf = { contractId: 'procurementId', procurementId: 'contractId' } as const

/** The acceptances of a contract or requirement; a new one begins with what is expected. */
export const acceptancesOf = ({ fixed, id, other }: Owner, expected: readonly Expected[]): Records<Acceptance> => ({
  ...acceptances,
  fixed: { [fixed]: id },
  order: [{ by: 'acceptedOn', descending: false }],
  start: () => ({
    ...acceptances.start?.(),
    [otherOf[fixed]]: other ?? '',
    results: JSON.stringify(
      expected.map(({ item, unit, quantity }): AcceptanceResult => ({ item, unit, quantity, passes: true, note: '' })),
    ),
  }),
  notice: ({ results, conclusion }) => (
    <AcceptanceNotice
      results={results ? (JSON.parse(String(results)) as AcceptanceResult[]) : []}
      conclusion={String(conclusion)}
      isOfNothing={false}
    />
  ),
  columns: acceptances.columns.filter(({ name }) => name !== 'contractId' && name !== 'procurementId'),
  fields: acceptances.fields.filter(({ name }) => name !== fixed),
})

/** 验收 */
export const Acceptances = () => <RecordScreen records={acceptances} />
