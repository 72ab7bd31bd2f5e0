'use client'
import { RecordScreen } from '#components/ui/record-screen.tsx'
import type { Records } from '#components/ui/records.ts'
import { api, client } from '#lib/api.ts'
import { organisationInput } from '#lib/organisations/schema.ts'

type Organisation = Awaited<ReturnType<typeof client.organisations.get>>

const organisations: Records<Organisation> = {
  texts: 'organisations.organisation',
  write: 'organisations.write',
  titleOf: (row) => row.name,
  input: organisationInput,
  yearly: false,
  importable: true,
  numbered: 'code',
  evidence: 'organisations',
  start: () => ({ kind: 'chamber', region: 'hongkong', stage: 'applied' }),
  list: (input) => api.organisations.list.queryOptions({ input }),
  get: (id) => api.organisations.get.queryOptions({ input: { id } }),
  operations: client.organisations,
  columns: [
    { name: 'name', kind: 'text' },
    { name: 'code', kind: 'text', wideOnly: true },
    { name: 'kind', kind: 'choice', words: 'organisationKind' },
    { name: 'region', kind: 'choice', words: 'organisationRegion' },
    { name: 'industry', kind: 'text', wideOnly: true },
    {
      name: 'stage',
      kind: 'choice',
      words: 'organisationStage',
      tones: { applied: 'gray', visited: 'blue', admitted: 'cyan', resident: 'teal', left: 'gray' },
    },
  ],
  fields: [
    { name: 'name', kind: 'text', wide: true },
    { name: 'code', kind: 'text' },
    { name: 'stage', kind: 'choice', words: 'organisationStage' },
    { name: 'kind', kind: 'choice', words: 'organisationKind' },
    { name: 'region', kind: 'choice', words: 'organisationRegion' },
    { name: 'industry', kind: 'text' },
    { name: 'note', kind: 'long', rare: true },
  ],
}

/** 机构名册 */
export const Organisations = () => <RecordScreen records={organisations} />
