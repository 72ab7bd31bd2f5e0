import { z } from 'zod'
import { fail } from '../errors.ts'
import { command } from '../operation.ts'
import { recordId } from '../shapes.ts'
import { undoResult } from './schema.ts'
import { takeBack } from './take-back.ts'

/** Takes a whole batch back: what it brought is removed, what it changed is as it was; what somebody worked on since stays and is named. */
export const undoImport = command('sheets.write')
  .input(z.object({ batchId: recordId }))
  .output(undoResult)
  .handler(async ({ input: { batchId }, context: { tx, actor } }) => {
    await tx.$executeRaw`select pg_advisory_xact_lock(7004)`
    const batch = await tx.importBatch.findUnique({ where: { id: batchId } })
    if (!batch) throw fail('NOT_FOUND')
    if (batch.sample) throw fail('RULE_BROKEN', { params: { rule: 'sample_batch_undone' } })
    if (batch.undoneAt) return { removed: 0, restored: 0, left: [] }
    const result = await takeBack(tx, batchId)
    // nothing could be taken back: it stands as before, and may be asked for again when what came later is taken back
    if (result.removed + result.restored === 0 && result.left.length > 0) return result
    await tx.importBatch.update({ where: { id: batchId }, data: { undoneAt: new Date(), undoneBy: actor?.userName ?? null } })
    return result
  })
