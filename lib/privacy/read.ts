import type { Db, Tx } from '../db.ts'
import { Prisma } from '../generated/prisma/client.ts'
import { personalData } from '../personal-data.ts'
import { type KeptMonths, keptMonths, lastForgotten, type PrivacyView, usualMonths } from './schema.ts'

export const keptSetting = 'privacy.kept'
export const lastSetting = 'privacy.forgotten'

/** For how long each purpose keeps personal data after its end; what nobody set is as usual. */
export async function monthsOf(on: Db | Tx): Promise<KeptMonths> {
  const row = await on.setting.findUnique({ where: { name: keptSetting } })
  const parsed = keptMonths.partial().safeParse(row?.value)
  return { ...usualMonths, ...(parsed.success ? parsed.data : {}) }
}

/** What the retention job did last. */
export async function lastRun(on: Db | Tx): Promise<PrivacyView['last']> {
  const row = await on.setting.findUnique({ where: { name: lastSetting } })
  const parsed = lastForgotten.safeParse(row?.value)
  return parsed.success ? parsed.data : null
}

/** The list of personal data with how many rows hold each, in one statement. */
export async function heldNow(on: Db | Tx): Promise<PrivacyView['columns']> {
  const counts = personalData.map(
    ({ table, column }, at) => Prisma.sql`select ${at}::int as at, count(*)::int as rows from ${Prisma.raw(`"${table}"`)}
      where ${Prisma.raw(`"${column}"`)} is not null and ${Prisma.raw(`"${column}"::text`)} not in ('', '—')`,
  )
  const found = await on.$queryRaw<{ at: number; rows: number }[]>`${Prisma.join(counts, ' union all ')}`
  return personalData.map((one, at) => ({ ...one, rows: found.find((row) => row.at === at)?.rows ?? 0 }))
}

/** Who opened what is masked, and how often, in the last thirty days. */
export async function openedLately(on: Db | Tx): Promise<PrivacyView['opened']> {
  const rows = await on.$queryRaw<{ actor: string; name: string | null; source: string; count: number; last: Date }[]>`
    select e.actor, u.name, e.source, count(*)::int as count, max(e.at) as last from audit_entries e left join users u on u.user_name = e.actor
    where e.at > now() - interval '30 days' and e.operation like '%.open' group by 1, 2, 3 order by max(e.at) desc limit 50`
  return rows.map((row) => ({ ...row, last: row.last.toISOString() }))
}
