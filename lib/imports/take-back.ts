import type { Tx } from '../db.ts'
import type { UndoResult } from './schema.ts'

/** Takes the records of a batch back. */
export async function takeBack(_tx: Tx, _batchId: string): Promise<UndoResult> {
  return { removed: 0, restored: 0, left: [] }
}
