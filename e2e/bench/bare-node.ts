import { createServer } from 'node:http'
import { Pool } from 'pg'

/** The least that an answer from the database costs in Node: a server of nothing else, one prepared query as JSON. Says its port. */
const pool = new Pool({ connectionString: process.env.DATABASE_URL, max: 10 })
const text = process.env.BARE_QUERY ?? ''
const server = createServer(async (_, answer) => {
  const { rows } = await pool.query({ name: 'one', text, values: ['2024-01-01', '2024-12-31'] })
  answer.setHeader('content-type', 'application/json')
  answer.end(JSON.stringify(rows))
})
server.listen(0, '127.0.0.1', () => {
  const address = server.address()
  if (typeof address === 'object') process.send?.(address?.port)
})
