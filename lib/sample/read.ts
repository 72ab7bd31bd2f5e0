import { z } from 'zod'
import type { Db, Tx } from '../db.ts'
import { Prisma } from '../generated/prisma/client.ts'

/** loaded: the sample year is there · removed: it was taken away · none: the house began without it. */
export const sampleStateSchema = z.enum(['loaded', 'removed', 'none'])
export type SampleState = z.infer<typeof sampleStateSchema>
const name = 'sample'

/** Whether the sample year is in this database; null before the first start has decided. */
export async function sampleStateOf(db: Db | Tx): Promise<SampleState | null> {
  const kept = await db.setting.findUnique({ where: { name } })
  return kept ? sampleStateSchema.parse(kept.value) : null
}

/** Remembers what became of the sample year. */
export async function keepSampleState(db: Db | Tx, value: SampleState): Promise<void> {
  await db.setting.upsert({ where: { name }, create: { name, value }, update: { value } })
}

/** Tables that the sample year fills, those that refer to others first, and which of a row's own parts must be gone before it may go. */
export const sampleTables: { table: string; keptBy?: { table: string; column: string; to?: string }[] }[] = [
  { table: 'sign_ins' },
  { table: 'matches' },
  { table: 'requests', keptBy: [{ table: 'referrals', column: 'request_id' }] },
  {
    table: 'service_teams',
    keptBy: [
      { table: 'requests', column: 'team_id' },
      { table: 'request_categories', column: 'team_id' },
      { table: 'organisations', column: 'service_team_id' },
    ],
  },
  { table: 'survey_responses' },
  { table: 'surveys', keptBy: [{ table: 'survey_responses', column: 'survey_id' }] },
  { table: 'stays' },
  { table: 'seats', keptBy: [{ table: 'stays', column: 'seat_id' }] },
  { table: 'rooms', keptBy: [{ table: 'seats', column: 'room_id' }] },
  { table: 'contacts' },
  { table: 'documents' },
  { table: 'life_steps' },
  { table: 'assessments' },
  { table: 'payments' },
  { table: 'bills' },
  { table: 'meter_readings' },
  { table: 'meters', keptBy: ['meter_readings', 'bills'].map((table) => ({ table, column: 'meter_code', to: 'code' })) },
  { table: 'budget_adjustments' },
  { table: 'budget_lines', keptBy: [{ table: 'budget_adjustments', column: 'budget_line_id' }] },
  { table: 'settlements' },
  { table: 'contract_lines' },
  {
    table: 'contracts',
    keptBy: ['settlements', 'contract_lines'].map((table) => ({ table, column: 'contract_id' })),
  },
  { table: 'events', keptBy: [{ table: 'sign_ins', column: 'event_id' }] },
  {
    table: 'organisations',
    keptBy: ['stays', 'contacts', 'documents', 'life_steps', 'assessments', 'requests', 'matches'].map((table) => ({
      table,
      column: 'organisation_id',
    })),
  },
  ...['articles', 'follower_days', 'inspections', 'policies', 'indicators'].map((table) => ({ table })),
]

const fromSample = (table: string) => Prisma.sql`
  r.id in (select i.record_id from import_rows i join import_batches b on b.id = i.batch_id where b.sample and i.source = ${table} and i.effect = 'new')`

/** How many records came with the sample year, and how many people logged themselves. */
export async function countSample(db: Db | Tx): Promise<{ sample: number; own: number }> {
  const counts = sampleTables.map(
    ({ table }) => Prisma.sql`
      select count(*) filter (where ${fromSample(table)})::int as sample, count(*) filter (where not ${fromSample(table)})::int as own from ${Prisma.raw(table)} r`,
  )
  const rows = await db.$queryRaw<{ sample: number; own: number }[]>(Prisma.join(counts, ' union all '))
  return { sample: rows.reduce((sum, row) => sum + row.sample, 0), own: rows.reduce((sum, row) => sum + row.own, 0) }
}

/** A sample year that somebody closed to see how it goes is opened again: its closings stay, as ones that were reopened for this. */
async function openSampleYears(tx: Tx): Promise<void> {
  const years = await tx.$queryRaw<{ year: number }[]>`
    select distinct r.year from indicators r where ${fromSample('indicators')}`
  const ofSample = years.map(({ year }) => year)
  await tx.$executeRaw`update years set closed_at = null where year = any (${ofSample}::int[]) and closed_at is not null`
  await tx.$executeRaw`update closings set reopened_at = now(), reopened_by = audit_actor(), reopen_reason = 'sample.remove'
    where year = any (${ofSample}::int[]) and reopened_at is null`
  await tx.$executeRaw`update evaluations set state = 'drafting', round = round + 1 where year = any (${ofSample}::int[]) and state <> 'drafting'`
}

/** Takes away what the sample year brought, row by row so that the sums go too; what people logged themselves stays, with what it stands on. */
export async function deleteSample(tx: Tx): Promise<void> {
  // what people paid themselves out of a sample budget stays: no limit speaks here
  await tx.$executeRaw`select set_config('app.ledger', 'on', true)`
  await openSampleYears(tx)
  // a set that is active keeps its indicators
  await tx.$executeRaw`update indicator_sets s set state = 'draft', activated_at = null, activated_by = null
    where state = 'active' and exists (select 1 from indicators r where r.year = s.year and ${fromSample('indicators')})`
  for (const { table, keptBy = [] } of sampleTables) {
    const free = keptBy.map(
      (part) =>
        Prisma.sql`and not exists (select 1 from ${Prisma.raw(part.table)} p where p.${Prisma.raw(part.column)} = r.${Prisma.raw(part.to ?? 'id')})`,
    )
    await tx.$executeRaw`delete from ${Prisma.raw(table)} r where ${fromSample(table)} ${free.length > 0 ? Prisma.join(free, ' ') : Prisma.empty}`
    await tx.$executeRaw`delete from evidence e where e.source = ${table} and not exists (select 1 from ${Prisma.raw(table)} r where r.id = e.record_id)`
  }
  await tx.$executeRaw`delete from explanations e where not exists (select 1 from indicators i where i.year = e.year and i.code = e.code)`
  await tx.$executeRaw`delete from report_narratives n where not exists (select 1 from indicators i where i.year = n.year)`
  await tx.$executeRaw`delete from indicator_sets s where not exists (select 1 from indicators i where i.year = s.year)`
  await tx.importBatch.deleteMany({ where: { sample: true } })
  await tx.user.deleteMany({ where: { sample: true } })
  await keepSampleState(tx, 'removed')
}
