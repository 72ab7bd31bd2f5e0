import type { Tx } from '../db.ts'

/** A column by which records of one table hang on those of another. */
export type Referrer = { table: string; column: string; to: string }

/** Which records may hang on a table's: by foreign key, as the database knows it, from tables whose rows people log; and meters by their code. */
export async function referrersOf(tx: Tx, source: string): Promise<Referrer[]> {
  const found = await tx.$queryRaw<Referrer[]>`
    select c.conrelid::regclass::text as table, own.attname::text as column, theirs.attname::text as to
    from pg_constraint c
    join pg_attribute own on own.attrelid = c.conrelid and own.attnum = c.conkey[1]
    join pg_attribute theirs on theirs.attrelid = c.confrelid and theirs.attnum = c.confkey[1]
    where c.contype = 'f' and cardinality(c.conkey) = 1 and c.confrelid = ${source}::regclass and c.confrelid <> c.conrelid
      -- an import that names a day of issue makes the version itself; one that somebody added since has changed the policy
      and c.conrelid <> 'policy_versions'::regclass
      and exists (select 1 from pg_attribute a where a.attrelid = c.conrelid and a.attname = 'removed_at' and not a.attisdropped)`
  const byCode = ['meter_readings', 'bills'].map((table) => ({ table, column: 'meter_code', to: 'code' }))
  return source === 'meters' ? [...found, ...byCode] : found
}
