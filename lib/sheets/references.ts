import type { Tx } from '#lib/db.ts'
import { wordOf } from './cells.ts'

/** What rows refer to, as it stands in the transaction that imports them. */
export type References = {
  year: number
  organisation: (code: string | null, name: string | null) => Organisation | 'unknown' | 'disagree' | null
  contractId: (code: string) => string | null
  event: (code: string) => { id: string; day: string } | null
  surveys: { id: string; title: string; answers: ReadonlySet<string> }[]
  indicators: { year: number; code: string; name: string; unit: string; formula: unknown; subProject: string | null }[]
}
export type Organisation = { id: string; code: string; name: string }
type Coded = { id: string; code: string }

/** Reads what rows may refer to: organisations, contracts and events by code or name, the year's surveys, the indicators of this year and the one before. */
export async function loadReferences(tx: Tx, year: number): Promise<References> {
  const organisations = await tx.organisation.findMany({ where: { removedAt: null }, select: { id: true, code: true, name: true } })
  const contracts = new Map((await tx.contract.findMany({ where: { removedAt: null }, select: { id: true, code: true } })).map(pair))
  const events = await tx.event.findMany({ where: { removedAt: null }, select: { id: true, code: true, heldOn: true } })
  const eventsByCode = new Map(events.map((event) => [wordOf(event.code), { id: event.id, day: event.heldOn.toISOString().slice(0, 10) }]))
  const byCode = new Map(organisations.map((one) => [wordOf(one.code), one]))
  const byName = new Map(organisations.map((one) => [wordOf(one.name), one]))
  const surveys = await tx.survey.findMany({
    where: { year, removedAt: null },
    select: { id: true, title: true, responses: { select: { organisationName: true, submittedAt: true } } },
  })
  return {
    year,
    organisation: (code, name) => {
      if (!code && !name) return null
      const coded = code ? byCode.get(wordOf(code)) : undefined
      const named = name ? byName.get(wordOf(name)) : undefined
      if (code && !coded) return 'unknown'
      if (coded && named && coded.id !== named.id) return 'disagree'
      return coded ?? named ?? 'unknown'
    },
    contractId: (code) => contracts.get(wordOf(code)) ?? null,
    event: (code) => eventsByCode.get(wordOf(code)) ?? null,
    surveys: surveys.map(({ id, title, responses }) => ({
      id,
      title,
      answers: new Set(responses.map((one) => answerKey(one.organisationName, one.submittedAt.toISOString()))),
    })),
    indicators: await tx.indicator.findMany({
      where: { year: { in: [year, year - 1] } },
      select: { year: true, code: true, name: true, unit: true, formula: true, subProject: true },
      orderBy: [{ year: 'desc' }, { position: 'asc' }],
    }),
  }
}

const pair = ({ id, code }: Coded): [string, string] => [wordOf(code), id]
/** What makes two answers the same one: who sent it, and when. */
export const answerKey = (organisationName: string, submittedAt: string): string =>
  `${organisationName}\n${new Date(submittedAt).toISOString()}`
