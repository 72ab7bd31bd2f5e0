import type { z } from 'zod'
import { type Day, plusDays } from '../day.ts'
import type { Tx } from '../db.ts'
import { articleRead, articleShare, articleTotal, bizSummary, userCumulate, userSummary } from './answers.ts'
import { type Answer, Refusal } from './ask.ts'
import { type Kept, keepAccountDays, keepArticleDays, keepArticles, keepFlows, keepTotals } from './keep.ts'
import { growingDays, type Step } from './rules.ts'
import type { Outcome, Reason } from './schema.ts'

/** What came of a step: what was told, what was written, and which days are still without figures. */
export type Taken = { outcome: Outcome; reason: Reason | null; got: number; wrote: number; missing: Day[]; growing: Day[] }

/** Writes an answer. `last` is the last day that has figures. What it does not tell is missing, and never written as zero. */
export async function take(tx: Tx, step: Step, answer: Answer, last: Day): Promise<Taken> {
  const { kept, told } = await readers[step.endpoint](tx, answer.list, step)
  const asked = daysOf(step)
  // a day that could not be written for want of its total is asked for again, too
  const waiting = new Set(kept.leftOut.filter(({ reason }) => reason === 'no_total').map(({ day }) => day))
  const missing = asked.filter((day) => answer.isDelayed || !told.has(day) || waiting.has(day))
  const growing = step.endpoint === 'getarticletotaldetail' ? asked.filter((day) => plusDays(day, growingDays) > last) : []
  return { ...summary(answer, kept, missing), got: answer.list.length, wrote: kept.wrote, missing, growing }
}

function summary({ list, isDelayed }: Answer, { wrote, leftOut }: Kept, missing: readonly Day[]): Pick<Taken, 'outcome' | 'reason'> {
  const [first] = leftOut
  if (list.length === 0) return { outcome: 'empty', reason: isDelayed ? 'delayed' : 'no_figures' }
  const outcome = wrote > 0 ? 'written' : first ? 'skipped' : 'same'
  return { outcome, reason: first?.reason ?? (isDelayed ? 'delayed' : missing.length > 0 ? 'day_missing' : null) }
}

const daysOf = ({ from, to }: Step): Day[] => {
  const days: Day[] = []
  for (let day = from; day <= to; day = plusDays(day, 1)) days.push(day)
  return days
}

type Reader = (tx: Tx, list: readonly unknown[], step: Step) => Promise<{ kept: Kept; told: ReadonlySet<Day> }>
const readers: Record<Step['endpoint'], Reader> = {
  getusercumulate: async (tx, list, step) => {
    const totals = new Map<Day, number>()
    // one figure a day; an account that tells several sources tells the whole among them
    for (const row of rowsOf(userCumulate, list, step)) totals.set(row.ref_date, Math.max(row.cumulate_user, totals.get(row.ref_date) ?? 0))
    return { kept: await keepTotals(tx, totals), told: new Set(totals.keys()) }
  },
  getusersummary: async (tx, list, step) => {
    const flows = new Map<Day, { came: number; went: number }>()
    for (const { ref_date: day, new_user: came, cancel_user: went } of rowsOf(userSummary, list, step)) {
      const sum = flows.get(day) ?? { came: 0, went: 0 }
      flows.set(day, { came: sum.came + came, went: sum.went + went })
    }
    return { kept: await keepFlows(tx, flows), told: new Set(flows.keys()) }
  },
  getarticletotaldetail: async (tx, list, step) => {
    const articles = rowsOf(articleTotal, list, step)
    return { kept: await keepArticles(tx, articles), told: new Set(articles.map(({ ref_date: day }) => day)) }
  },
  getbizsummary: async (tx, list, step) => {
    const rows = rowsOf(bizSummary, list, step)
    const days = rows.map(({ ref_date: day, detail }) => ({
      ...{ day, read: detail.read_user ?? null, shared: detail.share_user ?? null, published: detail.send_page_count ?? null },
    }))
    return { kept: await keepAccountDays(tx, days), told: new Set(days.map(({ day }) => day)) }
  },
  getarticleread: (tx, list, step) => {
    const rows = rowsOf(articleRead, list, step).map(({ ref_date: day, msgid, detail }) => ({
      ...msgid,
      day,
      people: detail.read_user ?? null,
    }))
    return articleDays(tx, 'read_users', rows)
  },
  getarticleshare: (tx, list, step) => {
    const rows = rowsOf(articleShare, list, step).map(({ ref_date: day, msgid, detail }) => ({
      ...msgid,
      day,
      people: detail.share_user ?? null,
    }))
    return articleDays(tx, 'share_users', rows)
  },
}

async function articleDays(
  tx: Tx,
  column: 'read_users' | 'share_users',
  rows: { mid: string; idx: number; day: Day; people: number | null }[],
) {
  return { kept: await keepArticleDays(tx, column, rows), told: new Set(rows.map(({ day }) => day)) }
}

/** Rows of an answer by their shape, those of other days left out; an answer of another shape is refused as a whole. */
function rowsOf<Shape extends z.ZodType<{ ref_date: Day }>>(shape: Shape, list: readonly unknown[], { from, to }: Step): z.infer<Shape>[] {
  const rows = list.map((row, at) => {
    const read = shape.safeParse(row)
    if (!read.success) throw new Refusal('unreadable', null, `list.${at}.${read.error.issues[0]?.path.join('.') ?? ''}`)
    return read.data
  })
  return rows.filter(({ ref_date: day }) => day >= from && day <= to)
}
