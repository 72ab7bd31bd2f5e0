import { fromColumn, later } from '../day.ts'
import type { Db, Tx } from '../db.ts'
import { fail } from '../errors.ts'
import { ownDaysFrom, plusWorkingDays, unknownYears } from '../working-days.ts'
import { type RequestLife, type TakenStep, takenSteps } from './schema.ts'

/** Promised where a category says nothing of its own: what ledgers call by other names. */
const usualDays = 5

/** What is promised for a category from a day on: the working day that it says, and the team that would get it. */
export async function promiseOf(on: Db | Tx, ask: { category: string; from: string; organisationId: string | null }) {
  const [category, organisation, own] = await Promise.all([
    on.requestCategory.findFirst({ where: { name: ask.category, removedAt: null }, include: { serviceTeam: true } }),
    ask.organisationId ? on.organisation.findUnique({ where: { id: ask.organisationId }, include: { serviceTeam: true } }) : null,
    ownDaysFrom(on, ask.from),
  ])
  const days = category?.promisedDays ?? usualDays
  const promisedOn = plusWorkingDays(ask.from, days, own)
  const teams = [organisation?.serviceTeam, category?.serviceTeam].filter((team) => team?.isInUse && !team.removedAt)
  const [team] = teams
  return { days, promisedOn, team: team ? { id: team.id, name: team.name } : null, unknownYears: unknownYears(ask.from, promisedOn) }
}

/** A request's time line and what its next step would stand on; throws NOT_FOUND when there is no such request. */
export async function lifeOf(on: Db | Tx, id: string): Promise<RequestLife> {
  const found = await on.request.findUnique({ where: { id }, include: { steps: { orderBy: { position: 'desc' } } } })
  if (!found) throw fail('NOT_FOUND')
  const names = await namesOf(on, [...new Set(found.steps.map(({ actor }) => actor))])
  const back = new Set(found.steps.flatMap(({ takesBack }) => takesBack ?? []))
  const standing = found.steps.filter(({ id: step, takesBack }) => !back.has(step) && takesBack === null)
  const last = standing[0]
  const nameOf = new Map(found.steps.map((step) => [step.id, step.step]))
  const dayOrNull = (day: Date | null) => day && fromColumn(day)
  return {
    id,
    version: found.version,
    status: found.status as RequestLife['status'],
    organisationId: found.organisationId,
    receivedOn: fromColumn(found.receivedOn),
    promisedOn: dayOrNull(found.promisedOn),
    lastOn: standing.map(({ doneOn }) => fromColumn(doneOn)).reduce<string | null>((a, b) => (a ? later(a, b) : b), null),
    // what a form or a ledger told in one go has no state before it to go back to
    backable: last && last.before !== null && isTaken(last.step) ? last.step : null,
    steps: found.steps.map((step) => ({
      id: step.id,
      step: step.step as RequestLife['steps'][number]['step'],
      doneOn: fromColumn(step.doneOn),
      note: step.note,
      team: step.team,
      promisedOn: dayOrNull(step.promisedOn),
      insteadOf: step.step === 'extend' ? ((step.before as { promised_on?: string } | null)?.promised_on ?? null) : null,
      score: step.score,
      isTakenBack: back.has(step.id),
      takesBack: (nameOf.get(step.takesBack ?? '') ?? null) as RequestLife['steps'][number]['takesBack'],
      by: step.actor === 'nobody' ? null : (names.get(step.actor) ?? step.actor),
      isFromSheet: /^(imports|sample)\./.test(step.operation) || step.operation === 'sql',
      createdAt: step.createdAt.toISOString(),
    })),
  }
}

const isTaken = (step: string): step is TakenStep => (takenSteps as readonly string[]).includes(step)

async function namesOf(on: Db | Tx, userNames: string[]): Promise<ReadonlyMap<string, string>> {
  const users = await on.user.findMany({ where: { userName: { in: userNames } }, select: { userName: true, name: true } })
  return new Map(users.map(({ userName, name }) => [userName, name]))
}
