import { connect, createServer, type Socket } from 'node:net'

/** Where a line to PostgreSQL breaks: at which statement, and whether the database still gets that one. */
export type Break = { at: (statement: string, place: number) => boolean; reaches: boolean; onBreak: () => void }
export type Line = { url: string; breakAt: (next: Break | null) => void; statements: () => string[]; close: () => Promise<void> }

/** A line to PostgreSQL that hears which statements go over it and can break at any of them: before it arrives, or after it was done and before anybody hears of it. */
export async function lineTo(url: string): Promise<Line> {
  const server = new URL(url)
  let armed: Break | null = null
  let seen: string[] = []
  const open = new Set<Socket>()
  const listener = createServer((near) => {
    const far = connect(Number(server.port), server.hostname)
    open.add(near).add(far)
    let isBroken = false
    const end = () => {
      near.destroy()
      far.destroy()
    }
    const broken = (told: Break) => {
      armed = null
      isBroken = true
      told.onBreak()
    }
    const read = statementsIn()
    near.on('data', (chunk) => {
      for (const statement of read(chunk)) {
        seen.push(statement)
        const told = armed
        if (!told?.at(statement, seen.length)) continue
        if (!told.reaches) {
          broken(told)
          return end()
        }
        far.once('data', () => {
          broken(told)
          end()
        })
      }
      far.write(chunk)
    })
    far.on('data', (chunk) => !isBroken && near.write(chunk))
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      one.on('error', () => other.destroy())
      one.on('close', () => other.destroy())
    }
  })
  await new Promise<void>((done) => listener.listen(0, '127.0.0.1', done))
  const address = listener.address()
  const near = new URL(url)
  near.hostname = '127.0.0.1'
  near.port = String(typeof address === 'object' ? address?.port : '')
  return {
    url: near.toString(),
    breakAt: (next) => {
      armed = next
      seen = []
    },
    statements: () => seen,
    close: async () => {
      for (const socket of open) socket.destroy()
      await new Promise((done) => listener.close(done))
    },
  }
}

/** Reads what a client sends: the text of each statement when it is executed. */
function statementsIn(): (chunk: Buffer) => string[] {
  let rest = Buffer.alloc(0)
  let isStarted = false
  let parsed = ''
  return (chunk) => {
    const found: string[] = []
    rest = Buffer.concat([rest, chunk])
    for (;;) {
      const head = isStarted ? 1 : 0
      if (rest.length < head + 4) return found
      const size = head + rest.readInt32BE(head)
      if (rest.length < size) return found
      const [kind, body] = [isStarted ? String.fromCharCode(rest[0] ?? 0) : '', rest.subarray(head + 4, size)]
      isStarted = true
      rest = rest.subarray(size)
      if (kind === 'Q') found.push(body.toString('utf8').replace(/\0$/, ''))
      if (kind === 'P') parsed = body.toString('utf8').split('\0')[1] ?? ''
      if (kind === 'E') found.push(parsed)
    }
  }
}
