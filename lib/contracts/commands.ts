import { z } from 'zod'
import { toColumn } from '../day.ts'
import type { Tx } from '../db.ts'
import { fail } from '../errors.ts'
import { command } from '../operation.ts'
import { recordCommands, viewOf } from '../record.ts'
import { decimalText, quantityText, recordId } from '../shapes.ts'
import { contractAmendmentKind, contractKind, contractLineKind, settlementKind } from './queries.ts'
import { findingView, resolveFindingInput, settlementSheetInput, settlementView } from './schema.ts'

const contractWrites = recordCommands(contractKind)
/** A contract that is logged for a requirement begins with the requirement's items as its lines. */
export const contractCommands = {
  ...contractWrites,
  log: contractWrites.log.use(async ({ context, next }, input) => {
    const done = await next()
    if (input.procurementId) await takeItems(context.tx, input.id, input.procurementId)
    return done
  }),
}
export const contractLineCommands = recordCommands(contractLineKind)
export const contractAmendmentCommands = recordCommands(contractAmendmentKind)

const requiredItem = z.object({ item: z.string(), unit: z.string(), quantity: quantityText, unitPriceYuan: decimalText })
async function takeItems(tx: Tx, contractId: string, procurementId: string): Promise<void> {
  // the same submission may come twice
  if ((await tx.contractLine.count({ where: { contractId } })) > 0) return
  const { items } = await tx.procurement.findUniqueOrThrow({ where: { id: procurementId }, select: { items: true } })
  const lines = z.array(requiredItem).parse(items)
  await tx.contractLine.createMany({
    data: lines.map(({ item, unit, quantity, unitPriceYuan }, at) => ({
      ...{ contractId, lineNo: at + 1, item, unit },
      ...{ maxQuantity: quantity, unitPriceYuan },
    })),
  })
}

/** Writes the lines of a settlement sheet together, all or none. Repeatable: a line that arrived already is not written again. */
const logSheet = command('contracts.write')
  .input(settlementSheetInput)
  .output(z.object({ rows: z.array(settlementView) }))
  .handler(async ({ input: { contractId, settledOn, lines }, context: { tx } }) => {
    const ids = lines.map(({ id }) => id)
    const before = new Set((await tx.settlement.findMany({ where: { id: { in: ids } }, select: { id: true } })).map(({ id }) => id))
    const fresh = lines.filter(({ id }) => !before.has(id))
    const taken = await tx.settlement.findFirst({ where: { code: { in: fresh.map(({ code }) => code) } }, select: { code: true } })
    if (taken) throw fail('SETTLEMENT_CODE_TAKEN', { params: { code: taken.code }, fields: ['code'] })
    await tx.settlement.createMany({ data: fresh.map((line) => ({ ...line, contractId, settledOn: toColumn(settledOn) })) })
    const rows = await tx.settlement.findMany({ where: { id: { in: ids } }, include: settlementKind.include, orderBy: { code: 'asc' } })
    return { rows: rows.map((row) => settlementView.parse(viewOf(row))) }
  })
export const settlementCommands = { ...recordCommands(settlementKind), logSheet }

async function settleFinding(tx: Tx, id: string, data: { note: string | null; resolvedAt: Date | null; resolvedBy: string | null }) {
  const done = await tx.contractFinding.updateMany({ where: { id }, data })
  if (done.count === 0) throw fail('NOT_FOUND')
  return findingView.parse(viewOf(await tx.contractFinding.findUniqueOrThrow({ where: { id } })))
}

/**
 * Settles a finding with a note that says why; the contract counts as consistent once none is open. It stays settled as long as it is there, even
 * when its figures change; once it vanishes and comes back it is a new one.
 */
export const resolveFinding = command('contracts.write')
  .input(resolveFindingInput)
  .output(findingView)
  .handler(({ input, context: { tx, actor } }) =>
    settleFinding(tx, input.id, { note: input.note, resolvedAt: new Date(), resolvedBy: actor?.name ?? null }),
  )

/** Opens a finding again that was settled too early; its note stays in the history. */
export const reopenFinding = command('contracts.write')
  .input(z.object({ id: recordId }))
  .output(findingView)
  .handler(({ input, context: { tx } }) => settleFinding(tx, input.id, { note: null, resolvedAt: null, resolvedBy: null }))
