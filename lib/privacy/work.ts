import { log } from '../log.ts'
import { forgetPersonal } from './retention.ts'

const everyMs = 24 * 60 * 60 * 1000
let doneAt = 0

/** The worker's share: once a day what has been kept long enough is forgotten. Twice at once does no harm. */
export async function forgetInTurn(now = Date.now()): Promise<void> {
  if (now - doneAt < everyMs) return
  doneAt = now
  await forgetPersonal().catch((error) => log.error({ err: error }, 'personal data were not looked through'))
}
