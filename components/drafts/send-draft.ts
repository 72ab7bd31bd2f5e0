import { client } from '#lib/api.ts'
import { type Problem, problemOf } from '../ui/error-text.ts'
import type { RecordOperations, RecordRow } from '../ui/records.ts'
import type { Draft, DraftFile } from './draft.ts'
import type { DraftStore } from './draft-store.ts'
import { sendRecord } from './send-record.ts'

type Operations = RecordOperations<RecordRow> & { list(ask: { size: number }): Promise<{ rows: Record<string, unknown>[] }> }

/** Not the content was wrong but the moment: no connection, signed out, the house busy or restarting. */
const passing = new Set([
  ...['OFFLINE', 'SIGNED_OUT', 'BUSY', 'DATABASE_AWAY', 'STORAGE_FULL', 'TOO_MANY_TRIES'],
  ...['BAD_GATEWAY', 'SERVICE_UNAVAILABLE', 'GATEWAY_TIMEOUT'],
])
export const isPassing = (problem: Problem): boolean => passing.has(problem.code)
const conflicts = new Set(['STALE', 'SAME_ID_OTHER_CONTENT', 'DUPLICATE'])

/** What a draft becomes by what came back: it waits on, or somebody has to look at it. */
export function afterProblem(problem: Problem): Pick<Draft, 'state' | 'reason' | 'rival'> {
  const { code, params } = problem
  return {
    state: isPassing(problem) ? 'waiting' : conflicts.has(code) ? 'conflict' : 'refused',
    reason: { code, params },
    rival: (problem.current as RecordRow | undefined) ?? null,
  }
}

/** Sends one draft with its files, and drops it when all of it has arrived; what did not stays with the reason. */
export async function sendDraft(store: DraftStore, draft: Draft): Promise<Problem | null> {
  try {
    if (!draft.isLogged) await sendItself(store, draft)
    for (const file of await store.filesOf(draft)) await sendFile(draft, file)
    await store.drop(draft.id)
    return null
  } catch (error) {
    const problem = problemOf(error)
    await store.note(draft.id, afterProblem(problem))
    return problem
  }
}

async function sendItself(store: DraftStore, draft: Draft): Promise<void> {
  const operations = operationsAt(draft.operations)
  const recent = async () => (await operations.list({ size: 50 })).rows
  const base = await sendRecord({ log: operations.log, revise: operations.revise, recent }, draft)
  await store.note(draft.id, { isLogged: true, base })
}

const sendFile = async ({ evidence: source, id: recordId }: Draft, { id, kind, file }: DraftFile): Promise<void> => {
  if (source) await client.evidence.attach({ id, source, recordId, kind, file })
}

/** The operations of a kind of record, whatever page the sender stands on. */
function operationsAt(path: readonly string[]): Operations {
  const step = (at: unknown, name: string) => (at as Record<string, unknown>)[name]
  return path.reduce(step, client as unknown) as Operations
}
