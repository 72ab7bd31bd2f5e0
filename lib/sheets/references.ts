import { fromColumn } from '#lib/day.ts'
import type { Tx } from '#lib/db.ts'
import type { Decimal } from '#lib/money.ts'
import { wordOf } from './cells.ts'

/** What rows refer to, as it stands in the transaction that imports them. */
export type References = {
  year: number
  organisation: (code: string | null, name: string | null) => Organisation | 'unknown' | 'disagree' | null
  roomId: (code: string) => string | null
  contractId: (code: string) => string | null
  /** The year's budget of a sub-project, with the adjustments that are known. */
  budgetLine: (subProject: string) => BudgetLine | null
  event: (code: string) => { id: string; day: string; kind: string } | null
  /** The kinds of events that the office has made or named itself, by code or name. */
  eventKind: (word: string) => EventKind | null
  eventKindsInUse: string[]
  surveys: { id: string; title: string; answers: ReadonlySet<string>; questions: unknown; revision: number }[]
  indicators: { year: number; code: string; name: string; unit: string; formula: unknown; subProject: string | null }[]
}
type BudgetLine = { id: string; initialYuan: string; adjustments: BudgetAdjustment[] }
type BudgetAdjustment = { documentNo: string | null; amountYuan: string; adjustedOn: string; isTransfer: boolean }
type EventKind = { code: string; name: string; isInUse: boolean }
export type Organisation = { id: string; code: string; name: string }
type Coded = { id: string; code: string }

/** Reads what rows may refer to: organisations, rooms, contracts and events by code or name, the year's surveys, the indicators of this year and the one before. */
export async function loadReferences(tx: Tx, year: number): Promise<References> {
  const organisations = await tx.organisation.findMany({ where: { removedAt: null }, select: { id: true, code: true, name: true } })
  const contracts = new Map((await tx.contract.findMany({ where: { removedAt: null }, select: { id: true, code: true } })).map(pair))
  const rooms = new Map((await tx.room.findMany({ where: { removedAt: null }, select: { id: true, code: true } })).map(pair))
  const budget = await tx.budgetLine.findMany({
    where: { year, removedAt: null },
    select: {
      id: true,
      subProject: true,
      initialYuan: true,
      adjustments: { where: { removedAt: null }, select: { documentNo: true, amountYuan: true, adjustedOn: true, transferId: true } },
    },
  })
  const budgetByName = new Map(budget.map((line) => [wordOf(line.subProject), budgetLineOf(line)]))
  const events = await tx.event.findMany({ where: { removedAt: null }, select: { id: true, code: true, heldOn: true, kind: true } })
  const kinds = await tx.eventKind.findMany({
    where: { removedAt: null },
    select: { code: true, name: true, isInUse: true },
    orderBy: { position: 'asc' },
  })
  const kindsByWord = new Map(kinds.flatMap((kind) => [kind.code, kind.name].map((word) => [wordOf(word), kind])))
  const eventsByCode = new Map(
    events.map(({ id, code, heldOn, kind }) => [wordOf(code), { id, day: heldOn.toISOString().slice(0, 10), kind }]),
  )
  const byCode = new Map(organisations.map((one) => [wordOf(one.code), one]))
  const byName = new Map(organisations.map((one) => [wordOf(one.name), one]))
  const surveys = await tx.survey.findMany({
    where: { year, removedAt: null },
    select: {
      id: true,
      title: true,
      questions: true,
      revision: true,
      responses: { select: { organisationName: true, submittedAt: true } },
    },
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
    roomId: (code) => rooms.get(wordOf(code)) ?? null,
    contractId: (code) => contracts.get(wordOf(code)) ?? null,
    budgetLine: (subProject) => budgetByName.get(wordOf(subProject)) ?? null,
    event: (code) => eventsByCode.get(wordOf(code)) ?? null,
    eventKind: (word) => kindsByWord.get(wordOf(word)) ?? null,
    eventKindsInUse: kinds.filter((kind) => kind.isInUse).map((kind) => kind.name),
    surveys: surveys.map(({ responses, ...survey }) => ({
      ...survey,
      answers: new Set(responses.map((one) => answerKey(one.organisationName, one.submittedAt.toISOString()))),
    })),
    indicators: await tx.indicator.findMany({
      where: { year: { in: [year, year - 1] } },
      select: { year: true, code: true, name: true, unit: true, formula: true, subProject: true },
      orderBy: [{ year: 'desc' }, { position: 'asc' }],
    }),
  }
}

type StoredBudget = {
  id: string
  initialYuan: Decimal
  adjustments: { documentNo: string | null; amountYuan: Decimal; adjustedOn: Date; transferId: string | null }[]
}
const budgetLineOf = ({ id, initialYuan, adjustments }: StoredBudget): BudgetLine => ({
  id,
  initialYuan: initialYuan.toFixed(),
  adjustments: adjustments.map(({ documentNo, amountYuan, adjustedOn, transferId }) => ({
    documentNo,
    amountYuan: amountYuan.toFixed(),
    adjustedOn: fromColumn(adjustedOn),
    isTransfer: transferId !== null,
  })),
})
const pair = ({ id, code }: Coded): [string, string] => [wordOf(code), id]
/** What makes two answers the same one: who sent it, and when. */
export const answerKey = (organisationName: string, submittedAt: string): string =>
  `${organisationName}\n${new Date(submittedAt).toISOString()}`
