import { Client } from 'pg'
import { type Day, earlier, fromColumn, toColumn } from '../day.ts'
import { db, inTransaction, type Tx } from '../db.ts'
import { databaseUrl } from '../env.ts'
import { type Account, accountOf, ask, Refusal } from './ask.ts'
import { budgetUsed, knownDays, stoppedParts } from './read.ts'
import { backfillBudget, dailyBudget, endsRound, lastDayAt, nextMorning, type Step, stepsOf, stopsPart } from './rules.ts'
import type { Endpoint, Reason, WechatRun } from './schema.ts'
import { type Taken, take } from './take.ts'

/** So many steps in a row that fail, each for a reason of its own, end a round as well. */
const mostFailures = 5
type Round = { id: string; kind: WechatRun['kind']; from: Day; to: Day; createdAt: Date; actorName: string }

/** Works on a round unless another worker is asking WeChat: one at a time in the whole house. A worker that dies lets go at once, and the next goes on. */
export async function workOnPull(id: string): Promise<void> {
  const client = new Client({ connectionString: databaseUrl(), keepAlive: true })
  client.on('error', () => undefined) // the work itself fails too, and says so
  await client.connect()
  try {
    const { rows } = await client.query<{ got: boolean }>('select pg_try_advisory_lock(7017, 0) as got')
    if (rows[0]?.got) await pull(id)
  } finally {
    await client.end()
  }
}

async function pull(id: string): Promise<void> {
  const round = await takeUp(id)
  if (!round) return
  try {
    const account = await accountOf(db())
    if (!account) return await finish(round, 'stopped', 'disconnected')
    await askAll(round, account)
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    await finish(round, 'stopped', error.reason)
  }
}

/** Step after step, each written as a whole with its word in the log, until nothing is left to ask. */
async function askAll(round: Round, account: Account): Promise<void> {
  let failures = 0
  let hasFailed = false
  for (let steps = await stepsLeft(round); steps.length > 0; steps = await stepsLeft(round)) {
    const [step] = steps
    if (!step || !(await isWanted(round, steps.length))) return
    if ((await budgetUsed(db())) >= (round.kind === 'backfill' ? backfillBudget : dailyBudget)) return await putOff(round)
    const failed = await askStep(round, account, step)
    if (failed && endsRound.includes(failed)) return await finish(round, 'stopped', failed)
    hasFailed ||= failed !== null
    failures = failed ? failures + 1 : 0
    if (failures >= mostFailures) return await finish(round, 'stopped', failed)
    await db().$executeRaw`update wechat_runs set done = done + 1 where id = ${round.id}::uuid`
  }
  await finish(round, 'done', hasFailed ? 'some_failed' : null)
}

async function stepsLeft(round: Round): Promise<Step[]> {
  return stepsOf({ ...round, to: earlier(round.to, lastDayAt(new Date())) }, await knownDays(db()), await stoppedParts(db()))
}

/** Asks for one step and writes what came, or why nothing did. */
async function askStep(round: Round, account: Account, step: Step): Promise<Reason | null> {
  try {
    const answer = await ask(account, step.endpoint, step.from, step.to, (refusal) => logFailure(round, step, refusal))
    await inTransaction(signatureOf(round), async (tx) => {
      const taken = await take(tx, step, answer, lastDayAt(new Date()))
      await markDays(tx, step, taken)
      await log(tx, round, step, taken)
    }).catch(async (error) => {
      if (error instanceof Refusal) await logFailure(round, step, error)
      throw error
    })
    return null
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    if (stopsPart.includes(error.reason)) await stopPart(step.endpoint, error.reason)
    // its days stay open, and are not asked for again in this round
    else if (!endsRound.includes(error.reason)) await inTransaction(signatureOf(round), (tx) => markDays(tx, step, null))
    return error.reason
  }
}

const signatureOf = ({ actorName }: Round) => ({ actor: actorName, operation: 'wechat.write' })

/** What became of each day of a step; null where it failed. */
async function markDays(tx: Tx, { endpoint, from, to }: Step, taken: Pick<Taken, 'missing' | 'growing'> | null): Promise<void> {
  await tx.$executeRaw`
    insert into wechat_days as k (endpoint, day, state)
    select ${endpoint}, d::date, case when ${taken === null} or d::date = any (${taken?.missing ?? []}::date[]) then 'missing'
      when d::date = any (${taken?.growing ?? []}::date[]) then 'growing' else 'settled' end
    from generate_series(${from}::date, ${to}::date, interval '1 day') d
    on conflict (endpoint, day) do update set state = excluded.state, asked_at = now(), attempts = k.attempts + 1`
}

async function log(tx: Tx, { id }: Round, step: Step, taken: Taken): Promise<void> {
  const { outcome, got, wrote, reason, missing } = taken
  const span = { endpoint: step.endpoint, fromOn: toColumn(step.from), toOn: toColumn(step.to) }
  await tx.wechatPull.create({ data: { runId: id, ...span, outcome, got, wrote, reason, missing } })
}

async function logFailure({ id }: Round, step: Step, { reason, errcode, message, isToken }: Refusal): Promise<void> {
  const span = { endpoint: isToken ? 'stable_token' : step.endpoint, fromOn: toColumn(step.from), toOn: toColumn(step.to) }
  await db().wechatPull.create({
    data: { runId: id, ...span, outcome: 'failed', reason, errcode, message: message.replaceAll('\u0000', '') || null },
  })
}

/** A part of the interface is not asked any more: until tomorrow where a limit was reached, else until somebody says so. */
async function stopPart(endpoint: Endpoint, reason: Reason): Promise<void> {
  const row = { reason, stoppedAt: new Date(), until: reason === 'daily_limit' ? nextMorning(new Date()) : null }
  await db().wechatStop.upsert({ where: { endpoint }, create: { endpoint, ...row }, update: row })
}

async function takeUp(id: string): Promise<Round | null> {
  const [found] = await db().$queryRaw<{ id: string }[]>`
    update wechat_runs set state = 'running', reason = null where id = ${id}::uuid and state in ('waiting', 'running') returning id::text`
  const row = found && (await db().wechatRun.findUnique({ where: { id } }))
  if (!row) return null
  const { fromOn, toOn, kind, createdAt, actorName } = row
  return { id, kind: kind as Round['kind'], from: fromColumn(fromOn), to: fromColumn(toOn), createdAt, actorName }
}

/** Says how far a round is; false when somebody ended it meanwhile. */
async function isWanted({ id }: Round, left: number): Promise<boolean> {
  const found = await db().$queryRaw<unknown[]>`
    with told as (update wechat_runs set total = done + ${left} where id = ${id}::uuid and state = 'running' returning 1)
    select pg_notify('records', 'wechat_runs')::text from told`
  return found.length > 0
}

/** Today's requests are used up: it goes on tomorrow. */
async function putOff({ id }: Round): Promise<void> {
  await db().$executeRaw`
    with told as (update wechat_runs set state = 'waiting', reason = 'budget' where id = ${id}::uuid and state = 'running' returning 1)
    select pg_notify('records', 'wechat_runs') from told`
}

async function finish({ id }: Round, state: 'done' | 'stopped', reason: Reason | null): Promise<void> {
  await db().$executeRaw`
    with told as (
      update wechat_runs set state = ${state}, reason = ${reason}, finished_at = now(), total = case when ${state} = 'done' then done else total end
      where id = ${id}::uuid and state = 'running' returning 1
    )
    select pg_notify('records', 'wechat_runs') from told`
}
