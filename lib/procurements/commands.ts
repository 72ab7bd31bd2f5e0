import type { z } from 'zod'
import { toColumn, today } from '../day.ts'
import type { Tx } from '../db.ts'
import { fail } from '../errors.ts'
import { command } from '../operation.ts'
import { recordCommands, viewOf } from '../record.ts'
import { recordVersion } from '../shapes.ts'
import { acceptanceKind, procurementKind } from './queries.ts'
import { type Procurement, procurementView } from './schema.ts'

export const procurementCommands = recordCommands(procurementKind)
export const acceptanceCommands = recordCommands(acceptanceKind)

type At = z.infer<typeof recordVersion>
type State = { status: Procurement['status']; approvedOn: Date | null; approvedBy: string | null }
const unapproved = { approvedOn: null, approvedBy: null }

async function open(tx: Tx, { id, version }: At): Promise<Procurement> {
  const row = await tx.procurement.findUnique({ where: { id } })
  if (!row || row.removedAt) throw fail('NOT_FOUND')
  const current = procurementView.parse(viewOf(row))
  if (row.version !== version) throw fail('STALE', { current })
  return current
}

async function settle(tx: Tx, at: At, from: Procurement['status'], to: State): Promise<Procurement> {
  const before = await open(tx, at)
  if (before.status !== from) throw fail('RULE_BROKEN', { params: { rule: 'procurements_status' } })
  const done = await tx.procurement.updateMany({ where: { ...at, removedAt: null }, data: to })
  const after = procurementView.parse(viewOf(await tx.procurement.findUniqueOrThrow({ where: { id: at.id } })))
  if (done.count === 0) throw fail('STALE', { current: after })
  return after
}

/** Approves a requirement, which from then on stays as it is. Nobody approves what they asked for or wrote themselves. */
export const approveProcurement = command('procurements.approve')
  .input(recordVersion)
  .output(procurementView)
  .handler(async ({ input, context: { tx, actor } }) => {
    const before = await open(tx, input)
    const written = await tx.auditEntry.findMany({
      where: {
        source: 'procurements',
        recordId: input.id,
        operation: { in: ['procurements.log', 'procurements.revise', 'procurements.reviseMany'] },
      },
      select: { actor: true },
    })
    const keys = await tx.apiKey.findMany({ where: { ownerId: actor?.userId }, select: { name: true } })
    const own = [actor?.userName, ...keys.map(({ name }) => `key:${name}`)]
    const isOwn = before.requestedBy === actor?.name || written.some((entry) => own.includes(entry.actor))
    if (isOwn) throw fail('RULE_BROKEN', { params: { rule: 'procurements_own' } })
    if (before.items.length === 0) throw fail('RULE_BROKEN', { params: { rule: 'procurements_without_items' } })
    return settle(tx, input, 'draft', { status: 'approved', approvedOn: toColumn(today()), approvedBy: actor?.name ?? '' })
  })

/** Takes an approval back, so that the requirement can be written anew; not once a contract or an acceptance stands on it. */
export const withdrawApproval = command('procurements.approve')
  .input(recordVersion)
  .output(procurementView)
  .handler(({ input, context: { tx } }) => settle(tx, input, 'approved', { status: 'draft', ...unapproved }))

/** Ends a requirement that nobody approved. */
export const cancelProcurement = command('contracts.write')
  .input(recordVersion)
  .output(procurementView)
  .handler(({ input, context: { tx } }) => settle(tx, input, 'draft', { status: 'cancelled', ...unapproved }))

/** Takes up a requirement again that was cancelled. */
export const reopenProcurement = command('contracts.write')
  .input(recordVersion)
  .output(procurementView)
  .handler(({ input, context: { tx } }) => settle(tx, input, 'cancelled', { status: 'draft', ...unapproved }))
