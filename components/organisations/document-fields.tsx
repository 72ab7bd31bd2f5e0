'use client'
import { RecordScreen } from '#components/ui/record-screen.tsx'
import type { Records } from '#components/ui/records.ts'
import { api, client } from '#lib/api.ts'
import { today } from '#lib/day.ts'
import { paperState } from '#lib/documents/rules.ts'
import { documentInput } from '#lib/documents/schema.ts'
import { organisationReference } from './organisation-reference.ts'
import { expiryTone, paperTones } from './paper-tone.ts'

type Paper = Awaited<ReturnType<typeof client.documents.get>>

export const documents: Records<Paper> = {
  texts: 'organisations.document',
  write: 'organisations.write',
  titleOf: (row) => row.title,
  input: documentInput,
  yearly: false,
  evidence: 'documents',
  start: () => ({ kind: 'agreement', validFrom: today() }),
  list: (input) => api.documents.list.queryOptions({ input }),
  get: (id) => api.documents.get.queryOptions({ input: { id } }),
  operations: client.documents,
  order: [{ by: 'expiresOn', descending: false }],
  columns: [
    { name: 'title', kind: 'text' },
    { name: 'organisationId', kind: 'text', of: (row) => row.organisation.name, path: 'organisation.name' },
    { name: 'kind', kind: 'choice', words: 'documentKind' },
    { name: 'number', kind: 'text', wideOnly: true },
    { name: 'validFrom', kind: 'day', wideOnly: true },
    { name: 'expiresOn', kind: 'day', toneOf: (row) => expiryTone(row.expiresOn) },
    { name: 'state', kind: 'choice', words: 'paperState', tones: paperTones, of: (row) => paperState(row, today()) },
  ],
  fields: [
    { name: 'organisationId', kind: 'reference', to: organisationReference, wide: true },
    { name: 'kind', kind: 'choice', words: 'documentKind' },
    { name: 'title', kind: 'text' },
    { name: 'number', kind: 'text' },
    { name: 'validFrom', kind: 'day' },
    { name: 'expiresOn', kind: 'day' },
    { name: 'note', kind: 'long', rare: true },
  ],
}

/** 证照与协议, those that end first on top. */
export const Documents = () => <RecordScreen records={documents} />
