'use client'
import { useTranslations } from 'next-intl'
import { useMemo } from 'react'
import { v7 as newId } from 'uuid'
import { RecordScreen } from '#components/ui/record-screen.tsx'
import type { Records } from '#components/ui/records.ts'
import { api, client } from '#lib/api.ts'
import { pointsTotal } from '#lib/scorecards/rules.ts'
import { type Scorecard, type ScorecardItem, scorecardInput } from '#lib/scorecards/schema.ts'
import { industries } from './industries.ts'
import { ScorecardItems } from './scorecard-items.tsx'

/** The criteria of the house's own proposal, with the points of each; their words are `scorecard.standard`. */
const standardPoints = { stay: '20', business: '25', exchange: '20', cooperation: '15', safety: '10', reporting: '10' }

const scorecards = (standard: () => Record<string, string | boolean>): Records<Scorecard> => ({
  texts: 'organisations.scorecard',
  write: 'organisations.write',
  titleOf: (row) => row.name,
  input: scorecardInput,
  yearly: false,
  // whoever writes the first one begins with the proposal
  start: () => ({ isInUse: true, ...standard() }),
  list: (input) => api.scorecards.list.queryOptions({ input }),
  get: (id) => api.scorecards.get.queryOptions({ input: { id } }),
  operations: client.scorecards,
  columns: [
    { name: 'name', kind: 'text' },
    { name: 'kind', kind: 'choice', words: 'organisationKind' },
    { name: 'industry', kind: 'text' },
    { name: 'maximum', kind: 'decimal', of: (row) => pointsTotal(row.items.map(({ maximum }) => maximum)) },
    { name: 'isInUse', kind: 'yesNo', tones: { true: 'teal', false: 'gray' } },
  ],
  fields: [
    { name: 'name', kind: 'text', wide: true },
    { name: 'kind', kind: 'choice', words: 'organisationKind' },
    { name: 'industry', kind: 'suggest', from: industries },
    {
      name: 'items',
      kind: 'parts',
      wide: true,
      Input: ScorecardItems,
      textOf: (items) => (items as ScorecardItem[]).map(({ name, maximum }) => `${name} ${maximum}`).join(' · '),
    },
    { name: 'isInUse', kind: 'yesNo' },
    { name: 'note', kind: 'long', rare: true },
  ],
})

/** 考核表 */
export function Scorecards() {
  const t = useTranslations('organisations.scorecard.standard')
  const records = useMemo(
    () =>
      scorecards(() => {
        const items = Object.entries(standardPoints).map(
          ([name, maximum]): ScorecardItem => ({ id: newId(), name: t(`${name}.name`), guide: t(`${name}.guide`), maximum }),
        )
        return { name: t('title'), items: JSON.stringify(items) }
      }),
    [t],
  )
  return <RecordScreen records={records} />
}
