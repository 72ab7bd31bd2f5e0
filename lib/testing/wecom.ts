import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'

type Mishap = { errcode: number } | { status: number } | 'drop' | 'hang' | 'garbage'

/** WeCom's door for group robots as its documentation has it, with mishaps on demand. It shares no code with what sends. */
export class FakeWecom {
  readonly key = '693a91f6-7xxx-4bc4-97a0-0ec2sifa5aaa'
  readonly webhook = `https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=${this.key}`
  /** What the group was told. */
  readonly told: string[] = []
  calls = 0
  private readonly mishaps: Mishap[] = []
  private server: Server | null = null

  async start(): Promise<string> {
    this.server = createServer(async (request, response) => {
      this.calls += 1
      let text = ''
      for await (const chunk of request) text += chunk
      const say = (body: unknown) => response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body))
      const mishap = this.mishaps.shift()
      if (mishap === 'drop') return request.socket.destroy()
      if (mishap === 'hang') return undefined
      if (mishap === 'garbage') return response.writeHead(200).end('<html>proxy</html>')
      if (mishap && 'status' in mishap) return response.writeHead(mishap.status).end()
      if (mishap) return say({ errcode: mishap.errcode, errmsg: `refused for key ${this.key}` })
      const url = new URL(request.url ?? '/', 'http://wecom')
      if (url.pathname !== '/cgi-bin/webhook/send' || url.searchParams.get('key') !== this.key)
        return say({ errcode: 93000, errmsg: 'invalid webhook url, hint: [0]' })
      const body = JSON.parse(text)
      const content = body.markdown?.content
      if (body.msgtype !== 'markdown' || typeof content !== 'string') return say({ errcode: 40008, errmsg: 'invalid message type' })
      if (Buffer.byteLength(content) > 4096) return say({ errcode: 40058, errmsg: 'markdown.content exceed max length 4096' })
      this.told.push(content)
      return say({ errcode: 0, errmsg: 'ok' })
    })
    await new Promise<void>((done) => this.server?.listen(0, '127.0.0.1', done))
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`
  }
  async stop(): Promise<void> {
    this.server?.closeAllConnections()
    await new Promise((done) => this.server?.close(done))
  }
  /** The next requests meet with these, in their order. */
  happen(...mishaps: Mishap[]): void {
    this.mishaps.push(...mishaps)
  }
  calm(): void {
    this.mishaps.length = 0
    this.told.length = 0
    this.calls = 0
  }
}
