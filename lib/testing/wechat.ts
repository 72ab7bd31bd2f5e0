import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'

/** What the account has, as WeChat would count it: followers by day and source, articles by day of publication with their readers day by day. */
export type AccountData = {
  followers: { day: string; bySource: { came: number; went: number }[]; total: number }[]
  articles: {
    mid: string
    idx: number
    title: string
    url: string
    publishedOn: string
    readers: Map<string, { read: number; shared: number }>
  }[]
}
/** What happens to a request instead of its answer: an errcode, an HTTP status, a broken line, nothing for too long, figures that are not complete. */
type Mishap = { errcode: number } | { status: number } | 'drop' | 'hang' | 'garbage' | 'delay' | 'empty'
type Rule = { endpoint?: string; day?: string; mishap: Mishap; left: number }

const spans: Record<string, { most: number; since: string }> = {
  getusersummary: { most: 7, since: '2014-12-01' },
  getusercumulate: { most: 7, since: '2014-12-01' },
  getbizsummary: { most: 30, since: '2025-11-01' },
  getarticleread: { most: 1, since: '2025-11-01' },
  getarticleshare: { most: 1, since: '2025-11-01' },
  getarticletotaldetail: { most: 1, since: '2025-11-01' },
}
const messages: Record<number, string> = {
  [-1]: 'system error',
  40001: 'invalid credential, access_token is invalid or not latest',
  42001: 'access_token expired',
  45009: 'reach max api daily quota limit',
  47009: 'this api is offline, please use the new api',
  48001: 'api unauthorized',
  61501: 'date range error',
}
const dayMs = 86_400_000
const daysApart = (from: string, to: string) => (Date.parse(to) - Date.parse(from)) / dayMs

/** A server that speaks WeChat's protocol as its documentation has it, with mishaps on demand. It shares no code with the connector. */
export class FakeWechat {
  readonly appId = 'wx1234567890abcdef'
  readonly secret = '0123456789abcdef0123456789abcdef'
  /** Requests for figures, in their order. */
  readonly calls: { endpoint: string; from: string; to: string; token: string }[] = []
  tokenCalls = 0
  /** Days that have no figures of followers yet. */
  readonly missing = new Set<string>()
  private readonly rules: Rule[] = []
  private readonly tokens = new Map<string, 'valid' | 'expired' | 'replaced'>()
  private server: Server | null = null

  data: AccountData
  /** The last day that has figures. */
  last: string
  constructor(data: AccountData, last: string) {
    this.data = data
    this.last = last
  }

  async start(port = 0): Promise<string> {
    this.server = createServer((request, response) => {
      void this.answer(request).then((answer) => {
        if (answer === 'drop') request.socket.destroy()
        else if (answer !== 'hang') response.writeHead(answer.status, { 'content-type': 'application/json' }).end(answer.body)
      })
    })
    await new Promise<void>((done) => this.server?.listen(port, '127.0.0.1', done))
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`
  }
  async stop(): Promise<void> {
    this.server?.closeAllConnections()
    await new Promise((done) => this.server?.close(done))
  }

  /** The next `times` requests (of a part, about a day) meet with this. */
  happen(mishap: Mishap, where: { endpoint?: string; day?: string } = {}, times = 1): void {
    this.rules.push({ ...where, mishap, left: times })
  }
  calm(): void {
    this.rules.length = 0
  }
  /** The tokens that are out grow old. */
  expire(): void {
    for (const token of this.tokens.keys()) this.tokens.set(token, 'expired')
  }

  private async answer(request: IncomingMessage): Promise<{ status: number; body: string } | 'drop' | 'hang'> {
    const url = new URL(request.url ?? '/', 'http://wechat')
    let text = ''
    for await (const chunk of request) text += chunk
    const ok = (body: unknown) => ({ status: 200, body: JSON.stringify(body) })
    const error = (errcode: number) => ok({ errcode, errmsg: `${messages[errcode] ?? 'error'} rid: 0000` })
    const endpoint = url.pathname.split('/').at(-1) ?? ''
    const body = JSON.parse(text || '{}')
    const rule = this.ruleFor(endpoint, body)
    if (rule) {
      if (rule === 'drop' || rule === 'hang') return rule
      if (rule === 'garbage') return { status: 200, body: '<html>proxy</html>' }
      if (typeof rule === 'object' && 'errcode' in rule) {
        if (url.pathname.startsWith('/datacube/')) this.note(endpoint, body, url)
        return error(rule.errcode)
      }
      if (typeof rule === 'object') return { status: rule.status, body: '' }
    }
    if (request.method !== 'POST') return error(43002)
    if (url.pathname === '/cgi-bin/stable_token') return this.token(body, ok, error)
    const span = spans[endpoint]
    if (!span || url.pathname !== `/datacube/${endpoint}`) return { status: 404, body: '' }
    this.note(endpoint, body, url)
    const state = this.tokens.get(url.searchParams.get('access_token') ?? '')
    if (state !== 'valid') return error(state === 'expired' ? 42001 : 40001)
    const { begin_date: from, end_date: to } = body
    if (!/^\d{4}-\d{2}-\d{2}$/.test(from) || !/^\d{4}-\d{2}-\d{2}$/.test(to)) return error(61500)
    if (from > to || to > this.last || from < span.since || daysApart(from, to) >= span.most) return error(61501)
    if (rule === 'empty') return ok({ list: [], is_delay: false })
    return ok({ list: this.list(endpoint, from, to), ...(endpoint.startsWith('getuser') ? {} : { is_delay: rule === 'delay' }) })
  }

  private note(endpoint: string, body: { begin_date: string; end_date: string }, url: URL): void {
    this.calls.push({ endpoint, from: body.begin_date, to: body.end_date, token: url.searchParams.get('access_token') ?? '' })
  }

  private ruleFor(endpoint: string, { begin_date: from, end_date: to }: { begin_date?: string; end_date?: string }): Mishap | null {
    const rule = this.rules.find(
      (one) =>
        one.left > 0 &&
        (one.endpoint ?? endpoint) === endpoint &&
        (one.endpoint !== undefined || endpoint !== 'stable_token') &&
        (one.day === undefined || (from !== undefined && to !== undefined && from <= one.day && one.day <= to)),
    )
    if (!rule) return null
    rule.left -= 1
    return rule.mishap
  }

  private token(
    body: { grant_type?: string; appid?: string; secret?: string; force_refresh?: boolean },
    ok: (body: unknown) => { status: number; body: string },
    error: (errcode: number) => { status: number; body: string },
  ) {
    this.tokenCalls += 1
    if (body.grant_type !== 'client_credential') return error(40002)
    if (body.appid !== this.appId) return error(40013)
    if (body.secret !== this.secret) return error(40125)
    const current = [...this.tokens].find(([, state]) => state === 'valid')?.[0]
    if (current && !body.force_refresh) return ok({ access_token: current, expires_in: 7200 })
    if (current) this.tokens.set(current, 'replaced')
    const token = `token-${this.tokenCalls}-${'x'.repeat(100)}`
    this.tokens.set(token, 'valid')
    return ok({ access_token: token, expires_in: 7200 })
  }

  private list(endpoint: string, from: string, to: string): unknown[] {
    const { followers, articles } = this.data
    const within = (day: string) => day >= from && day <= to
    const days = followers.filter(({ day }) => within(day) && !(endpoint.startsWith('getuser') && this.missing.has(day)))
    const msgid = ({ mid, idx }: { mid: string; idx: number }) => `${mid}_${idx}`
    switch (endpoint) {
      case 'getusersummary':
        return days.flatMap(({ day, bySource }) =>
          bySource.map(({ came, went }, at) => ({ ref_date: day, user_source: [0, 1, 30][at] ?? 0, new_user: came, cancel_user: went })),
        )
      case 'getusercumulate':
        return days.map(({ day, total }) => ({ ref_date: day, user_source: 0, cumulate_user: total }))
      case 'getbizsummary':
        return days.map(({ day }) => {
          const people = (of: 'read' | 'shared') => articles.reduce((sum, { readers }) => sum + (readers.get(day)?.[of] ?? 0), 0)
          const published = articles.filter(({ publishedOn }) => publishedOn === day).length
          return { ref_date: day, detail: { read_user: people('read'), share_user: people('shared'), send_page_count: published } }
        })
      case 'getarticleread':
        return articles.flatMap((one) => {
          const people = one.readers.get(from)
          return people ? [{ ref_date: from, msgid: msgid(one), detail: { read_user: people.read, read_user_source: [] } }] : []
        })
      case 'getarticleshare':
        return articles.flatMap((one) => {
          const people = one.readers.get(from)
          return people?.shared ? [{ ref_date: from, msgid: msgid(one), detail: { share_user: people.shared } }] : []
        })
      default:
        return articles
          .filter(({ publishedOn }) => within(publishedOn))
          .map((one) => {
            const seen = [...one.readers].filter(([day]) => day <= this.last && daysApart(one.publishedOn, day) < 30).sort()
            const upTo = (at: number, of: 'read' | 'shared') => seen.slice(0, at + 1).reduce((sum, [, people]) => sum + people[of], 0)
            return {
              ...{ ref_date: one.publishedOn, msgid: msgid(one), publish_type: 0, title: one.title, content_url: one.url },
              detail_list: seen.map(([day], at) => ({
                ...{ stat_date: day, read_user: upTo(at, 'read'), share_user: upTo(at, 'shared'), read_subscribe_user: 0 },
                ...{ read_delivery_rate: 0.3, read_finish_rate: 0.6 },
              })),
            }
          })
    }
  }
}

/** An account that was followed and read for so many days up to a last one; the same each time for the same number. */
export function accountData(last: string, days: number, chance = 7): AccountData {
  let seed = chance
  const random = (below: number) => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648
    return Math.floor((seed / 2_147_483_648) * below)
  }
  const dayAt = (ago: number) => new Date(Date.parse(last) - ago * dayMs).toISOString().slice(0, 10)
  let total = 330
  const followers = Array.from({ length: days }, (_, at) => {
    const bySource = [0, 1, 2].map(() => ({ came: random(3), went: random(2) }))
    for (const { came, went } of bySource) total += came - went
    return { day: dayAt(days - 1 - at), bySource, total }
  })
  const articles = Array.from({ length: Math.floor(days / 5) }, (_, at) => {
    const ago = days - 1 - at * 5
    const readers = new Map(
      Array.from(
        { length: Math.min(ago + 1, 12) },
        (_, after) => [dayAt(ago - after), { read: 2 + random(60), shared: random(5) }] as const,
      ),
    )
    const mid = String(2_247_500_000 + at * 7)
    return {
      mid,
      idx: 1,
      title: `推文第${at + 1}期`,
      url: `http://mp.weixin.qq.com/s?__biz=M&mid=${mid}&idx=1&sn=${at}`,
      publishedOn: dayAt(ago),
      readers,
    }
  })
  return { followers, articles }
}
