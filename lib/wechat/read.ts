import { fromColumn, today } from '../day.ts'
import type { Db, Tx } from '../db.ts'
import { wechatHome, wechatUrl } from '../env.ts'
import { type DayState, dailyBudget, endpoints, lastDayAt, nextMorning } from './rules.ts'
import { type Endpoint, endpointNames, type Reason, type WechatPull, type WechatRun, type WechatState } from './schema.ts'

/** How many requests were made today, on the house's clock; those for a token have a limit of their own. */
export async function budgetUsed(on: Db | Tx): Promise<number> {
  const [row] = await on.$queryRaw<{ used: number }[]>`
    select count(*)::int as used from wechat_pulls where at >= house_today()::timestamp at time zone 'Asia/Shanghai' and endpoint <> 'stable_token'`
  return row?.used ?? 0
}

export async function knownDays(on: Db | Tx): Promise<DayState[]> {
  const rows = await on.wechatDay.findMany()
  return rows.map((row) => ({
    ...{ endpoint: row.endpoint as Endpoint, day: fromColumn(row.day) },
    ...{ state: row.state as DayState['state'], attempts: row.attempts, askedAt: row.askedAt },
  }))
}

const standing = () => ({ OR: [{ until: null }, { until: { gt: new Date() } }] })
export async function stoppedParts(on: Db | Tx): Promise<Set<Endpoint>> {
  const rows = await on.wechatStop.findMany({ where: standing() })
  return new Set(rows.map(({ endpoint }) => endpoint as Endpoint))
}

/** The rounds that wait for work and are in nobody's hands; one whose requests were used up waits for another day. */
export async function waitingPulls(on: Db): Promise<string[]> {
  const found = await on.$queryRaw<{ id: string }[]>`
    select r.id::text from wechat_runs r where r.state in ('waiting', 'running')
      and (r.reason is distinct from 'budget' or not exists (
        select 1 from wechat_pulls p where p.run_id = r.id and p.at >= house_today()::timestamp at time zone 'Asia/Shanghai'))
      and not exists (select 1 from pg_locks where locktype = 'advisory' and classid = 7017 and objid = 0 and granted
        and database = (select oid from pg_database where datname = current_database()))
    order by (r.kind = 'backfill'), r.created_at`
  return found.map(({ id }) => id)
}

const shownRuns = 10
const shownDays = 31

/** All that the connector's page shows, never the secret. */
export async function stateOf(on: Db): Promise<WechatState> {
  const account = await on.wechatAccount.findFirst()
  const runs = await on.wechatRun.findMany({ orderBy: { createdAt: 'desc' }, take: shownRuns })
  const stops = await on.wechatStop.findMany({ where: standing(), orderBy: { stoppedAt: 'desc' } })
  const now = new Date()
  return {
    account: account && { ...account, updatedAt: account.updatedAt.toISOString() },
    host: wechatUrl() === wechatHome ? null : new URL(wechatUrl()).host,
    budget: { used: await budgetUsed(on), limit: dailyBudget },
    nextAt: account?.isDaily ? nextMorning(now).toISOString() : null,
    runs: runs.map(runOf),
    stops: stops.map(({ endpoint, reason, stoppedAt, until }) => ({
      ...{ endpoint: endpoint as Endpoint, reason: reason as Reason },
      ...{ stoppedAt: stoppedAt.toISOString(), until: until?.toISOString() ?? null },
    })),
    missing: missingOf(await knownDays(on)),
    unknown: await unknownOf(on),
    tables: ['wechat_runs', 'wechat_accounts', 'articles'],
  }
}

type StoredRun = Awaited<ReturnType<Db['wechatRun']['findMany']>>[number]
export const runOf = ({ id, kind, state, reason, done, total, actorName, fromOn, toOn, createdAt, finishedAt }: StoredRun): WechatRun => ({
  ...{ id, done, total, actorName, from: fromColumn(fromOn), to: fromColumn(toOn) },
  ...{ kind: kind as WechatRun['kind'], state: state as WechatRun['state'], reason: reason as Reason | null },
  ...{ createdAt: createdAt.toISOString(), finishedAt: finishedAt?.toISOString() ?? null },
})

/** Days that came back without figures where there should be some; articles are not read every day. */
function missingOf(known: readonly DayState[]): WechatState['missing'] {
  return endpointNames.flatMap((endpoint) => {
    if (endpoints[endpoint].span === 1) return []
    const days = known.filter((one) => one.endpoint === endpoint && one.state === 'missing').map(({ day }) => day)
    return days.length === 0 ? [] : [{ endpoint, days: days.toSorted().reverse().slice(0, shownDays), total: days.length }]
  })
}

async function unknownOf(on: Db): Promise<WechatState['unknown']> {
  return on.$queryRaw<WechatState['unknown']>`
    select d.day::text, d.published, k.known from wechat_account_days d, lateral (
      select count(*)::int as known from articles a where a.published_on = d.day and a.removed_at is null) k
    where d.published > k.known and d.day <= ${lastDayAt(new Date())}::date and d.day > ${today()}::date - 400 order by d.day desc limit 31`
}

/** The log, newest first. */
export async function logOf(on: Db, { problems, before, size }: { problems: boolean; before: string | null; size: number }) {
  const rows = await on.wechatPull.findMany({
    where: {
      ...(before && { id: { lt: BigInt(before) } }),
      ...(problems && { OR: [{ outcome: { in: ['failed', 'skipped'] } }, { reason: { not: null } }] }),
    },
    orderBy: { id: 'desc' },
    take: size + 1,
  })
  return { rows: rows.slice(0, size).map(pullOf), hasMore: rows.length > size, tables: ['wechat_runs'] }
}

type StoredPull = Awaited<ReturnType<Db['wechatPull']['findMany']>>[number]
const pullOf = ({ id, at, endpoint, fromOn, toOn, outcome, got, wrote, reason, errcode, message, missing }: StoredPull): WechatPull => ({
  ...{
    id: id.toString(),
    at: at.toISOString(),
    endpoint,
    from: fromColumn(fromOn),
    to: fromColumn(toOn),
    got,
    wrote,
    errcode,
    message,
    missing,
  },
  ...{ outcome: outcome as WechatPull['outcome'], reason: reason as Reason | null },
})
