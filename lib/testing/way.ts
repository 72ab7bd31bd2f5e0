import { connect, createServer, type Server, type Socket } from 'node:net'

/** A way to PostgreSQL that can be shut, fall silent without a word, or carry everything late; and be as before. */
export type Way = {
  url: string
  shut: () => Promise<void>
  open: () => Promise<void>
  silence: () => void
  /** Everything arrives so many milliseconds later, in either direction. */
  slow: (milliseconds: number) => void
  close: () => Promise<void>
}

export async function wayTo(url: string): Promise<Way> {
  const { hostname, port } = new URL(url)
  const open = new Set<Socket>()
  let listener: Server | null = null
  let isSilent = false
  let lateMs = 0
  let nearPort = 0

  const carry = (from: Socket, to: Socket) => {
    from.on('data', (chunk) => {
      if (isSilent) return
      if (lateMs === 0) to.write(chunk)
      else setTimeout(() => to.writable && to.write(chunk), lateMs)
    })
    from.on('error', () => to.destroy())
    from.on('close', () => {
      open.delete(from)
      to.destroy()
    })
  }
  const listen = async () => {
    isSilent = false
    lateMs = 0
    if (listener) return
    const made = createServer((near) => {
      const far = connect(Number(port), hostname)
      open.add(near).add(far)
      carry(near, far)
      carry(far, near)
    })
    listener = made
    await new Promise<void>((done) => made.listen(nearPort, '127.0.0.1', done))
    const address = made.address()
    nearPort = typeof address === 'object' && address ? address.port : 0
  }
  const shut = async () => {
    const closing = listener
    listener = null
    const closed = new Promise((done) => (closing ? closing.close(done) : done(null)))
    for (const socket of open) socket.destroy()
    await closed
  }
  await listen()
  const near = new URL(url)
  near.hostname = '127.0.0.1'
  near.port = String(nearPort)
  return {
    url: near.toString(),
    shut,
    open: listen,
    silence: () => {
      isSilent = true
    },
    slow: (milliseconds) => {
      lateMs = milliseconds
    },
    close: shut,
  }
}
