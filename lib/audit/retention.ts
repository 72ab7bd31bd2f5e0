import { z } from 'zod'
import { type Db, inTransaction, pool, type Tx } from '../db.ts'
import { keepingInput, leastMonths } from './schema.ts'
import { sign } from './signing.ts'

export const keepingSetting = 'audit.keeping'

/** For how many months the audit is kept; null is for ever, which holds until somebody says otherwise. */
export async function keepingOf(on: Db | Tx): Promise<number | null> {
  const kept = await on.setting.findUnique({ where: { name: keepingSetting } })
  const parsed = keepingInput.safeParse(kept?.value)
  return parsed.success ? parsed.data.months : null
}

const pruned = z.object({ number: z.string(), last_id: z.string(), hash: z.string(), entries: z.int() })

/**
 * Lets go of what is older than the audit is kept, whole seals from the old end on; the seal it ends with is remembered and signed, so that the chain
 * begins there. The newest seal always stays. Returns how many entries went.
 */
export async function forgetAudit(months: number | null, now = new Date()): Promise<number> {
  if (months === null) return 0
  const before = new Date(now)
  before.setMonth(before.getMonth() - Math.max(months, leastMonths))
  const { rows } = await pool().query(
    `select number::text, last_id::text, hash, (select sum(cardinality(o.ids)) from audit_seals o where o.number <= s.number)::int as entries
     from audit_seals s where sealed_at < $1 and number < (select max(number) from audit_seals)
       and not exists (select 1 from audit_entries e where e.id <= s.last_id and e.at >= $1)
     order by s.number desc limit 1`,
    [before],
  )
  const found = rows[0] && pruned.parse(rows[0])
  if (!found) return 0
  const { keyName, mac } = sign(`pruned ${found.number} ${found.hash}`)
  await inTransaction({ actor: 'house', operation: 'audit.forget' }, async (tx) => {
    await tx.$executeRaw`
      insert into audit_prunings (number, last_id, hash, entries, key_name, mac)
      values (${BigInt(found.number)}, ${BigInt(found.last_id)}, ${found.hash}, ${found.entries}, ${keyName}, ${mac})`
    await tx.$executeRaw`select set_config('app.audit_forgets', 'on', true)`
    await tx.$executeRaw`delete from audit_entries where id <= ${BigInt(found.last_id)}`
    await tx.$executeRaw`delete from audit_seals where number <= ${BigInt(found.number)}`
    await tx.$executeRaw`
      insert into audit_entries (actor, operation, source, after)
      values (audit_actor(), audit_operation(), 'audit_entries', jsonb_build_object('entries', ${found.entries}::int, 'upTo', ${found.number}::text))`
  })
  return found.entries
}
