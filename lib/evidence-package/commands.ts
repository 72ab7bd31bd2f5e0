import { z } from 'zod'
import type { Tx } from '../db.ts'
import { fail } from '../errors.ts'
import { evidenceKinds } from '../evidence/schema.ts'
import { command } from '../operation.ts'
import { materialsOf } from './read.ts'
import { requireInput, yearInput } from './schema.ts'

/** Says whether a kind of proof is asked for of the records of a table; saying it twice is saying it once. */
export const requireEvidence = command('evidence.require')
  .input(requireInput)
  .output(requireInput)
  .handler(async ({ input: { source, kind, isRequired }, context: { tx } }) => {
    const kinds: readonly string[] = evidenceKinds[source]
    if (kind === 'other' || !kinds.includes(kind)) throw fail('RULE_BROKEN', { params: { rule: 'evidence_kind' } })
    if (isRequired) await tx.evidenceRequirement.createMany({ data: [{ source, kind }], skipDuplicates: true })
    else await tx.evidenceRequirement.deleteMany({ where: { source, kind } })
    return { source, kind, isRequired }
  })

/** Gives a number to every material of a year that has none yet. */
export const numberMaterials = command('evidence.write')
  .input(yearInput)
  .output(z.object({ numbered: z.int() }))
  .handler(async ({ input: { year }, context: { tx } }) => ({ numbered: await numberAll(tx, year) }))

/** Numbers follow those given before and never change: a file that comes later goes to the end of its indicator's, one that went leaves its gap. */
export async function numberAll(tx: Tx, year: number): Promise<number> {
  await tx.$queryRaw`select pg_advisory_xact_lock(7027, ${year}::int)::text`
  const given = await tx.evidenceMaterial.groupBy({ by: ['code'], where: { year }, _max: { sequence: true } })
  const last = new Map(given.map(({ code, _max }) => [code, _max.sequence ?? 0]))
  const fresh = (await materialsOf(tx, year)).filter(({ number }) => number === null)
  const data = fresh.map(({ sha256, code }) => {
    const sequence = (last.get(code) ?? 0) + 1
    last.set(code, sequence)
    return { year, sha256, code, sequence }
  })
  await tx.evidenceMaterial.createMany({ data })
  return data.length
}
