import { randomUUID } from 'node:crypto'
import { call } from '@orpc/server'
import { approveEvaluation } from '../evaluation-steps/commands.ts'
import type { Context } from '../operation.ts'

/** A server of its own that approves when it is told to, so that it can be killed in the middle of it. */
const actor: Context['actor'] = {
  ...{ userId: randomUUID(), userName: 'approver', name: '刘主任', role: 'director', sessionId: randomUUID(), shortcuts: true },
}
process.once('message', async (seen) => {
  await call(approveEvaluation, seen as never, { context: { actor, address: '192.0.2.1', device: 'test', requestId: 'test-request' } })
  process.disconnect()
})
process.send?.('ready')
