import { forEverybody } from './asker.ts'
import { listening } from './live.ts'
import { replicaInUse } from './replica.ts'

/** How many answers a process keeps at most; the one kept longest goes first. */
const mostAnswers = 200

type Answer = { moment: number; answer: Promise<unknown> }
const keptHere = globalThis as unknown as { chamberAnswers?: Map<string, Answer> }
const answers = (): Map<string, Answer> => {
  keptHere.chamberAnswers ??= new Map()
  return keptHere.chamberAnswers
}

/**
 * What `read` gives, read once and kept in this process until anything at all is written, by anybody, on any instance: the database's notices say
 * when, and while none can be heard nothing is kept. Callers at the same moment share one reading. `key` names the question with all it depends on
 * beside the database: its input, and the day where the answer moves with the calendar.
 */
export async function keptUntilTouched<T>(key: string, read: () => Promise<T>): Promise<T> {
  const moment = await listening()
  if (moment === null) return read()
  // a replica was found to have what was written before: something may have come since
  const replica = replicaInUse()
  if (replica && replica.moment !== moment) return read()
  const known = answers().get(key)
  if (known?.moment === moment) return known.answer as Promise<T>
  // others wait for it, too
  const answer = forEverybody(async () => read())
  answers().delete(key)
  answers().set(key, { moment, answer })
  for (const [oldest] of answers()) {
    if (answers().size <= mostAnswers) break
    answers().delete(oldest)
  }
  answer.catch(() => answers().get(key)?.answer === answer && answers().delete(key))
  return answer
}
