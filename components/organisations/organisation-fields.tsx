'use client'
import { teamReference } from '#components/requests/team-reference.ts'
import { RecordScreen } from '#components/ui/record-screen.tsx'
import type { Records } from '#components/ui/records.ts'
import { api, client } from '#lib/api.ts'
import { organisationInput } from '#lib/organisations/schema.ts'
import { industries } from './industries.ts'
import { expiryTone } from './paper-tone.ts'
import { SimilarNotice } from './similar-notice.tsx'
import { stageTones } from './stage-tones.ts'

export type Organisation = Awaited<ReturnType<typeof client.organisations.get>>

/** Whose papers nobody has to renew any more. */
const isGone = ({ stage }: Organisation) => stage === 'left' || stage === 'declined'

export const organisations: Records<Organisation> = {
  texts: 'organisations.organisation',
  write: 'organisations.write',
  titleOf: (row) => row.name,
  input: organisationInput,
  yearly: false,
  importable: true,
  numbered: 'code',
  evidence: 'organisations',
  start: () => ({ kind: 'chamber', region: 'hongkong' }),
  page: (row) => `/organisations/${row.id}`,
  notice: (values, id) => <SimilarNotice name={String(values.name)} exceptId={id} />,
  list: (input) => api.organisations.list.queryOptions({ input }),
  get: (id) => api.organisations.get.queryOptions({ input: { id } }),
  operations: client.organisations,
  columns: [
    { name: 'name', kind: 'text' },
    { name: 'code', kind: 'text', wideOnly: true },
    { name: 'kind', kind: 'choice', words: 'organisationKind' },
    { name: 'region', kind: 'choice', words: 'organisationRegion' },
    { name: 'industry', kind: 'text', wideOnly: true },
    { name: 'stage', kind: 'choice', words: 'organisationStage', tones: stageTones },
    { name: 'nextExpiryOn', kind: 'day', toneOf: (row) => (isGone(row) ? undefined : expiryTone(row.nextExpiryOn)) },
  ],
  fields: [
    { name: 'name', kind: 'text', wide: true },
    { name: 'code', kind: 'text' },
    { name: 'industry', kind: 'suggest', from: industries },
    { name: 'kind', kind: 'choice', words: 'organisationKind' },
    { name: 'region', kind: 'choice', words: 'organisationRegion' },
    { name: 'serviceTeamId', kind: 'reference', to: teamReference, rare: true },
    { name: 'note', kind: 'long', rare: true },
  ],
}

/** 机构名册 */
export const Organisations = () => <RecordScreen records={organisations} />
