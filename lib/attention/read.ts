import { completenessOf } from '../completeness/read.ts'
import { type Day, plusDays, startOfDay, yearToDate } from '../day.ts'
import type { Db } from '../db.ts'
import { standingOf } from '../evaluations/board.ts'
import { Prisma } from '../generated/prisma/client.ts'
import { keptUntilTouched } from '../kept.ts'
import { openStatuses } from '../requests/schema.ts'
import { ownDaysFrom, plusWorkingDays } from '../working-days.ts'
import { type Counted, countedItems, figureItems, inOrder, isRunning, lastDay, type Moment, recurringLayouts, staleDays } from './rules.ts'
import type { AttentionItem } from './schema.ts'

const sql = Prisma.sql

/**
 * What calls for somebody on a day, what is urgent first: requests and imports as they stand now, evidence, records, figures and money of the year.
 * Nothing is stored: a line is gone once its list is mended.
 */
export async function attentionOf(db: Db, { year, day }: { year: number; day: Day }): Promise<AttentionItem[]> {
  const moment = { year, day, next: plusWorkingDays(day, 1, await ownDaysFrom(db, day)) }
  const [counted, missing, standing] = await Promise.all([
    countedOn(db, moment),
    missingOf(year, day),
    standingOf(db, yearToDate(year, day)),
  ])
  return inOrder([...countedItems(counted, moment), ...missing, ...figureItems(standing, day)])
}

/** The same, kept until anything is written. */
export const keptAttention = (db: Db, asked: { year: number; day: Day }): Promise<AttentionItem[]> =>
  keptUntilTouched(`attention ${asked.year} ${asked.day}`, () => attentionOf(db, asked))

/** What the months of the year still lack, since the first of them. */
async function missingOf(year: number, day: Day): Promise<AttentionItem[]> {
  const { open, months } = await completenessOf(year, day)
  const first = months.find((month) => month.open > 0)?.month ?? null
  return open === 0
    ? []
    : [{ kind: 'recordsMissing', count: open, severity: 'soon', since: first, path: `/completeness?year=${year}`, params: {} }]
}

/** Everything that is counted among the records, in one round trip. */
function countedOn(db: Db, moment: Moment): Promise<Counted[]> {
  const { year, day, next } = moment
  const [first, last] = [`${year}-01-01`, lastDay(year, day)]
  const open = sql`r.removed_at is null and r.status = any (${[...openStatuses]})`
  const none = sql`null::text[]`
  const stale = isRunning(year, day) ? startOfDay(plusDays(day, -staleDays)) : new Date(0)
  const kinds = [
    sql`select 'requestsOverdue' as kind, count(*), min(r.promised_on), ${none} from requests r where ${open} and r.promised_on < ${day}::date`,
    sql`select 'requestsLapsing', count(*), min(r.promised_on), ${none} from requests r
      where ${open} and r.promised_on between ${day}::date and ${next}::date`,
    sql`select 'requestsWaiting', count(*), min(r.received_on), ${none} from requests r where r.removed_at is null and r.status = 'submitted'`,
    sql`select 'eventsUnproved', count(*), min(e.held_on), ${none} from events e
      where e.removed_at is null and e.status = 'held' and cardinality(e.missing) > 0 and e.held_on between ${first}::date and ${last}::date`,
    sql`select 'paymentsUnproved', count(*), min(p.paid_on), ${none} from payments p
      where p.removed_at is null and cardinality(p.missing) > 0 and p.paid_on between ${first}::date and ${last}::date`,
    sql`select 'rectificationsOverdue', count(*), min(c.due_on), ${none} from rectifications c
      where c.removed_at is null and c.state = 'open' and c.due_on < ${day}::date`,
    sql`select 'importsWaiting', count(*), (min(j.created_at) at time zone 'Asia/Shanghai')::date, ${none} from import_jobs j
      where j.state in ('judged', 'failed') and j.year > 0`,
    sql`select 'importsStale', count(*), (min(newest) at time zone 'Asia/Shanghai')::date, array_agg(source order by newest) from (
      select l.source, max(b.created_at) as newest
      from import_batches b, unnest(string_to_array(b.layout, ', ')) l (source)
      where b.undone_at is null and b.year = ${year} and l.source = any (${recurringLayouts}) group by 1) s
      where newest < ${stale} and not exists (select 1 from audit_entries a where a.source = s.source and a.at >= ${stale})`,
  ]
  return db.$queryRaw<Counted[]>`
    select k.kind, k.count::int as count, k.since::text as since, k.names from (${Prisma.join(kinds, ' union all ')}) k (kind, count, since, names)`
}
