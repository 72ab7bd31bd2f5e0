import { createServer } from 'node:http'
import { workOnImport } from '../../imports/work.ts'
import { answerAtDoor } from '../../server/doors.ts'
import { secure } from '../../server/page-security.ts'

/** What the house of a test is asked beside its doors, and what it answers: its address first. */
export type ToHouse = { judge: string } | { rest: true }
export type FromHouse = { url: string } | { most: number }

// the doors in a process of their own: what they take from the machine is theirs and not the test's
const server = createServer(async (asked, response) => {
  secure(asked, response, false)
  if (!(await answerAtDoor(asked, response))) response.writeHead(418).end()
})
const say = (message: FromHouse) => process.send?.(message)
let most = 0
setInterval(() => (most = Math.max(most, process.memoryUsage.rss())), 5)
process.on('message', async (asked: ToHouse) => {
  if ('judge' in asked) await workOnImport(asked.judge)
  const said = Math.max(most, process.memoryUsage.rss())
  if ('rest' in asked) {
    globalThis.gc?.()
    most = process.memoryUsage.rss()
  }
  say({ most: said })
})
process.once('disconnect', () => process.exit())
server.listen(0, '127.0.0.1', () => {
  const address = server.address()
  say({ url: `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}` })
})
