import { z } from 'zod'
import { inTransaction, type Tx } from '../db.ts'
import { fail } from '../errors.ts'
import { batch } from '../operation.ts'
import { recordId } from '../shapes.ts'
import { type UndoResult, undoResult } from './schema.ts'
import { takeBack } from './take-back.ts'

/** A large batch takes longer than a page's own writes may. */
const timeout = 600_000

/** Takes a whole batch back: what it brought is removed, what it changed is as it was; what somebody worked on since stays and is named. */
export const undoImport = batch('sheets.write')
  .input(z.object({ batchId: recordId }))
  .output(undoResult)
  .handler(({ input: { batchId }, context: { signature } }) =>
    inTransaction(signature, (tx) => undo(tx, batchId, signature.actor), timeout),
  )

async function undo(tx: Tx, batchId: string, undoneBy: string): Promise<UndoResult> {
  await tx.$executeRaw`select set_config('statement_timeout', ${String(timeout)}, true), set_config('app.ledger', 'on', true)`
  // no import may bring the same records meanwhile
  await tx.$executeRaw`select pg_advisory_xact_lock(7004)`
  const found = await tx.importBatch.findUnique({ where: { id: batchId } })
  if (!found) throw fail('NOT_FOUND')
  if (found.sample) throw fail('RULE_BROKEN', { params: { rule: 'sample_batch_undone' } })
  if (found.undoneAt) return { removed: 0, restored: 0, left: [] }
  const result = await takeBack(tx, batchId)
  // nothing could be taken back: it stands as before, and may be asked for again when what came later is taken back
  if (result.removed + result.restored === 0 && result.left.length > 0) return result
  await tx.importBatch.update({ where: { id: batchId }, data: { undoneAt: new Date(), undoneBy } })
  return result
}
