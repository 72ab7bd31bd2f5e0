import { v7 as newId } from 'uuid'
import { z } from 'zod'
import { type Day, fromColumn, toColumn, today } from '../day.ts'
import type { Tx } from '../db.ts'
import { fail } from '../errors.ts'
import { command } from '../operation.ts'
import { recordCommands, viewOf } from '../record.ts'
import { recordVersion } from '../shapes.ts'
import { inspectionAreaKind, inspectionKind } from './queries.ts'
import { frequencyOf, verifyGap } from './rules.ts'
import { type ChecklistItem, checklistItem, type Inspection, inspectionView, verifyInput } from './schema.ts'

export const inspectionCommands = recordCommands(inspectionKind)
export const inspectionAreaCommands = recordCommands(inspectionAreaKind)

/** An inspection as somebody saw it when deciding; if it has moved on since, they are told. Whoever is second waits for the first. */
async function asSeen(tx: Tx, { id, version }: z.infer<typeof recordVersion>): Promise<Inspection> {
  await tx.$queryRaw`select 1 from inspections where id = ${id}::uuid for no key update`
  const row = await tx.inspection.findUnique({ where: { id } })
  if (!row || row.removedAt) throw fail('NOT_FOUND')
  const current = inspectionView.parse(viewOf(row))
  if (current.version !== version) throw fail('STALE', { current })
  return current
}
const now = async (tx: Tx, id: string) => inspectionView.parse(viewOf(await tx.inspection.findUniqueOrThrow({ where: { id } })))

/** Another person looks at what was put right: it is, or it goes back to be put right again. The result itself stays: what failed has failed. */
export const verifyRectification = command('inspections.verify')
  .input(verifyInput)
  .output(inspectionView)
  .handler(async ({ input, context: { tx, actor } }) => {
    const { id, recheckId, checkedOn, passes, note } = input
    if (await tx.inspectionRecheck.findUnique({ where: { id: recheckId } })) return now(tx, id)
    const row = await asSeen(tx, input)
    const gap = verifyGap(row, actor?.userName ?? null, checkedOn, today())
    if (gap) throw fail('INSPECTION_REFUSED', { params: { reason: gap, day: row.rectifiedOn ?? '' }, fields: ['checkedOn'] })
    if (!passes && !note) throw fail('INSPECTION_REFUSED', { params: { reason: 'returned_without_note', day: '' }, fields: ['note'] })
    const checker = { checkedBy: actor?.userName ?? '', checkerName: actor?.name ?? '' }
    await tx.inspectionRecheck.create({
      data: { id: recheckId, inspectionId: id, checkedOn: toColumn(checkedOn), passes, note: note || null, ...checker },
    })
    const outcome = passes ? { verifiedOn: toColumn(checkedOn) } : { rectifiedOn: null, rectifiedNote: null, noAfterReason: null }
    await tx.inspection.update({ where: { id }, data: outcome })
    return now(tx, id)
  })

/** Takes a confirmation back that was given too early. */
export const takeBackVerification = command('inspections.verify')
  .input(recordVersion)
  .output(inspectionView)
  .handler(async ({ input, context: { tx } }) => {
    const row = await asSeen(tx, input)
    if (row.stage !== 'verified') throw fail('INSPECTION_REFUSED', { params: { reason: 'not_verified', day: '' } })
    await tx.inspectionRecheck.updateMany({
      where: { inspectionId: row.id, passes: true, removedAt: null },
      data: { removedAt: new Date() },
    })
    await tx.inspection.update({ where: { id: row.id }, data: { verifiedOn: null } })
    return now(tx, row.id)
  })

type Known = { area: string; item: string; first: Day; last: Day; times: number }
/** What was looked at so far, as the first records have it. */
async function lookedAt(tx: Tx): Promise<Known[]> {
  const groups = await tx.inspection.groupBy({
    by: ['area', 'item'],
    where: { removedAt: null },
    _min: { inspectedOn: true, createdAt: true },
    _max: { inspectedOn: true },
    _count: true,
    orderBy: [{ _min: { createdAt: 'asc' } }, { area: 'asc' }, { item: 'asc' }],
  })
  return groups.flatMap(({ area, item, _min, _max, _count: times }) =>
    _min.inspectedOn && _max.inspectedOn
      ? [{ area, item, first: fromColumn(_min.inspectedOn), last: fromColumn(_max.inspectedOn), times }]
      : [],
  )
}
const itemOf = ({ item, first, last, times }: Known): ChecklistItem => ({
  ...{ id: newId(), from: first, name: item, guide: null, until: null },
  frequency: frequencyOf(first, last, times),
})

/** Makes checklists of what was inspected so far: an area that has none gets one, the others get the items that they lack. Repeatable: nothing is made twice. */
export const makeChecklists = command('inspections.plan')
  .output(z.object({ areas: z.int(), items: z.int() }))
  .handler(async ({ context: { tx } }) => {
    await tx.$executeRaw`select pg_advisory_xact_lock(7050)`
    const areas = await tx.inspectionArea.findMany({ where: { removedAt: null } })
    const made = { areas: 0, items: 0 }
    for (const [name, looks] of Map.groupBy(await lookedAt(tx), ({ area }) => area)) {
      const area = areas.find((one) => one.name === name)
      const items = z.array(checklistItem).parse(area?.items ?? [])
      const more = looks.filter(({ item }) => items.every((one) => one.name !== item)).map(itemOf)
      if (more.length === 0) continue
      made.items += more.length
      if (area) {
        await tx.inspectionArea.update({ where: { id: area.id }, data: { items: [...items, ...more] } })
        continue
      }
      made.areas += 1
      const startsOn = toColumn(more.map(({ from }) => from).toSorted()[0] ?? today())
      await tx.inspectionArea.create({ data: { id: newId(), name, position: areas.length + made.areas, startsOn, items: more } })
    }
    return made
  })
