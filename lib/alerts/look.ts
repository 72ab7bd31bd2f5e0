import { inTransaction, type Tx } from '../db.ts'
import { type Condition, conditionsAt } from './conditions.ts'
import { limitsOf, peopleOf } from './people.ts'
import { returnsWithinMs } from './rules.ts'
import type { AlertKind, Params, Severity } from './schema.ts'
import { remind, type Telling, type Told, tellBegan, tellEnded, tellReturned } from './tell.ts'

type Stored = Awaited<ReturnType<Tx['alert']['findMany']>>[number]
const keyOf = ({ kind, subject, period, variant }: Pick<Condition, 'kind' | 'subject' | 'period' | 'variant'> | Stored): string =>
  JSON.stringify([kind, subject, period, variant])

/**
 * Looks at everything that may be worth telling and tells what began, what lasts and what is over, in one transaction: who looks at the same moment
 * waits, and then finds it told. Killed anywhere, nothing of it happened.
 */
export function lookAround(now = new Date()): Promise<{ began: number; ended: number }> {
  return inTransaction({ actor: 'alerts', operation: 'alerts.look' }, async (tx) => {
    await tx.$queryRaw`select pg_advisory_xact_lock(7018)::text`
    const people = await peopleOf(tx)
    const limits = limitsOf(people)
    const found = await conditionsAt(tx, now, limits)
    const lasting = await tx.alert.findMany({ where: { endedAt: null } })
    const telling: Telling = { tx, now, people, ways: await waysOf(tx), ruleOwners: await ruleOwnersOf(tx) }

    const [known, seen] = [new Map(lasting.map((row) => [keyOf(row), row])), new Map(found.map((one) => [keyOf(one), one]))]
    const began = await begin(
      telling,
      found.filter((one) => !known.has(keyOf(one))),
    )
    const gone = lasting.filter((row) => !seen.has(keyOf(row)))
    const isWatched = ({ kind, variant }: Stored) => {
      const asked = limits.get(kind as AlertKind)
      return asked !== undefined && (variant === '' || asked.has(variant) || asked.has('yellow'))
    }
    await end(telling, gone.filter(isWatched), 'over')
    await end(
      telling,
      gone.filter((row) => !isWatched(row)),
      'switched_off',
    )
    const stay = lasting.filter((row) => seen.has(keyOf(row)))
    await refresh(tx, stay, seen)
    const reminded = await remind(telling, stay.map(toldOf))
    if (began + gone.length + reminded > 0) await notice(tx)
    return { began, ended: gone.length }
  })
}

/** Those that were over for less than a day are back; the others begin. */
async function begin(telling: Telling, conditions: readonly Condition[]): Promise<number> {
  const { tx, now } = telling
  if (conditions.length === 0) return 0
  const recent = await tx.alert.findMany({
    where: { endedAt: { gt: new Date(now.getTime() - returnsWithinMs) } },
    orderBy: { endedAt: 'asc' },
  })
  const before = new Map(recent.map((row) => [keyOf(row), row]))
  const returned = conditions.flatMap((one) => before.get(keyOf(one)) ?? [])
  if (returned.length > 0) {
    const ids = returned.map(({ id }) => id)
    await tx.alert.updateMany({ where: { id: { in: ids } }, data: { endedAt: null, isUnwatched: false } })
    await tellReturned(telling, ids)
  }
  const data = conditions.filter((one) => !before.has(keyOf(one))).map((one) => ({ ...one, beganAt: now }))
  const made = await tx.alert.createManyAndReturn({ data, skipDuplicates: true })
  await tellBegan(telling, made.map(toldOf))
  return conditions.length
}

async function end(telling: Telling, gone: readonly Stored[], reason: 'over' | 'switched_off'): Promise<void> {
  if (gone.length === 0) return
  const ids = gone.map(({ id }) => id)
  await telling.tx.alert.updateMany({ where: { id: { in: ids } }, data: { endedAt: telling.now, isUnwatched: reason === 'switched_off' } })
  await tellEnded(telling, ids, reason)
}

/** Figures of what lasts move on; whoever was told keeps what they were told. */
async function refresh(tx: Tx, stay: readonly Stored[], seen: ReadonlyMap<string, Condition>): Promise<void> {
  for (const row of stay) {
    const now = seen.get(keyOf(row))
    if (!now || (JSON.stringify(sorted(now.params)) === JSON.stringify(sorted(row.params as Params)) && now.severity === row.severity))
      continue
    await tx.alert.update({ where: { id: row.id }, data: { params: now.params, severity: now.severity, path: now.path } })
  }
}
const sorted = (params: Params): [string, unknown][] => Object.entries(params).sort(([a], [b]) => (a < b ? -1 : 1))

const toldOf = (row: Stored): Told => ({
  ...{ id: row.id, subject: row.subject, period: row.period, variant: row.variant, path: row.path, beganAt: row.beganAt },
  ...{ kind: row.kind as AlertKind, severity: row.severity as Severity, params: row.params as Params },
})

export const waysOf = async (tx: Pick<Tx, 'mailAccount' | 'wecomRobot'>) => ({
  mail: (await tx.mailAccount.count()) > 0,
  robot: (await tx.wecomRobot.count()) > 0,
})

async function ruleOwnersOf(tx: Tx): Promise<ReadonlyMap<string, string>> {
  const rules = await tx.alertRule.findMany({ where: { removedAt: null }, select: { id: true, userId: true } })
  return new Map(rules.map(({ id, userId }) => [id, userId]))
}

/** Open pages hear of it once it is committed. */
async function notice(tx: Tx): Promise<void> {
  await tx.$queryRaw`select pg_notify('records', t)::text from unnest(array['alerts', 'notifications', 'alert_deliveries']) t`
}
