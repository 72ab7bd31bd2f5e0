import { createHash, timingSafeEqual } from 'node:crypto'
import type { OAuthConfig } from 'next-auth/providers/oauth'
import { z } from 'zod'
import { wecomUrl } from '../env.ts'
import type { Door } from './read.ts'
import type { DoorReason } from './schema.ts'

/** What WeCom said of somebody who came back: who it is, or why not. */
export type Member = { userid: string } | { refused: DoorReason }

/** In WeCom's own browser people are known already; elsewhere they scan a code. */
const pages = {
  inside: { url: 'https://open.weixin.qq.com/connect/oauth2/authorize#wechat_redirect', params: { scope: 'snsapi_base' } },
  outside: { url: 'https://login.work.weixin.qq.com/wwlogin/sso/login', params: { login_type: 'CorpApp', scope: 'snsapi_base' } },
}

/** WeCom's way in. It is no standard OAuth: other names for everything, the secret in the address, and no proof but the code, good once for five minutes. */
export function wecomProvider(door: Door, device: string): OAuthConfig<Member> {
  const { url, params } = pages[/wxwork/i.test(device) ? 'inside' : 'outside']
  return {
    ...{ id: 'wecom', name: door.name, type: 'oauth', checks: ['state'], clientId: door.realm, clientSecret: door.secret ?? '' },
    authorization: { url, params: { ...params, appid: door.realm, agentid: door.clientId } },
    token: {
      url: `${wecomUrl()}/cgi-bin/gettoken`,
      // the code is handed on to `userinfo`: here it is only made sure that it came back to the browser that was sent
      request: async ({ params: told, checks }) => {
        if (!isSame(told.state, checks.state)) throw new Error('another browser was sent to WeCom')
        return { tokens: { access_token: String(told.code ?? '') } }
      },
    },
    userinfo: { request: async ({ tokens }) => (await memberOf(door, tokens.access_token ?? '')) as never },
    profile: (member) => ('userid' in member ? { id: member.userid, name: member.userid } : { id: 'refused', name: '' }),
  }
}

function isSame(told: string | undefined, kept: string | undefined): boolean {
  if (!told || !kept) return false
  const [one, other] = [told, kept].map((text) => createHash('sha256').update(text).digest())
  return one !== undefined && other !== undefined && timingSafeEqual(one, other)
}

export const wecomManners = { timeoutMs: 10_000 }
const answer = z.looseObject({ errcode: z.int(), errmsg: z.string().optional() })
const tokenAnswer = answer.extend({ access_token: z.string().optional(), expires_in: z.number().optional() })
const memberAnswer = answer.extend({ userid: z.string().optional(), openid: z.string().optional() })

/** Tokens hold two hours, and WeCom wants them kept: by corp and secret. */
const tokens = new Map<string, { token: string; until: number }>()
const keyOf = ({ realm, secret }: Door): string => createHash('sha256').update(`${realm} ${secret}`).digest('hex')

class Refused extends Error {
  readonly reason: DoorReason
  readonly errcode: number | null
  constructor(reason: DoorReason, errcode: number | null = null) {
    super(reason)
    this.reason = reason
    this.errcode = errcode
  }
}

/** What WeCom's codes mean to whoever has to mend it. */
function reasonOf(errcode: number): DoorReason {
  if (errcode === 40001 || errcode === 42009) return 'secret'
  if (errcode === 40013 || errcode === 40056 || errcode === 301002) return 'corp'
  if (errcode === 60020) return 'address'
  if (errcode === 40029 || errcode === 41008) return 'code'
  if (errcode === -1 || errcode === 45009) return 'busy'
  return 'unexpected'
}
/** The token that we keep is not good any more, whatever we thought. */
const isStale = (errcode: number): boolean => errcode === 40014 || errcode === 42001

async function ask<Shape extends z.ZodType<{ errcode: number }>>(
  path: string,
  words: Record<string, string>,
  shape: Shape,
): Promise<z.infer<Shape>> {
  const got = await fetch(`${wecomUrl()}/cgi-bin/${path}?${new URLSearchParams(words)}`, {
    redirect: 'error',
    signal: AbortSignal.timeout(wecomManners.timeoutMs),
  }).catch(() => {
    // the address holds a secret: nothing of it goes on
    throw new Refused('unreachable')
  })
  if (!got.ok) throw new Refused(got.status >= 500 ? 'busy' : 'unexpected')
  const read = shape.safeParse(await got.json().catch(() => null))
  if (!read.success) throw new Refused('unreadable')
  if (read.data.errcode !== 0) throw new Refused(reasonOf(read.data.errcode), read.data.errcode)
  return read.data
}

async function tokenOf(door: Door, isAgain: boolean): Promise<string> {
  const known = tokens.get(keyOf(door))
  if (known && known.until > Date.now() && !isAgain) return known.token
  const got = await ask('gettoken', { corpid: door.realm, corpsecret: door.secret ?? '' }, tokenAnswer)
  if (!got.access_token) throw new Refused('unreadable')
  tokens.set(keyOf(door), { token: got.access_token, until: Date.now() + ((got.expires_in ?? 7200) - 300) * 1000 })
  return got.access_token
}

async function memberOf(door: Door, code: string): Promise<Member> {
  const look = async (isAgain: boolean) => ask('auth/getuserinfo', { access_token: await tokenOf(door, isAgain), code }, memberAnswer)
  try {
    const { userid } = await look(false).catch((error: unknown) => {
      if (error instanceof Refused && error.errcode !== null && isStale(error.errcode)) return look(true)
      throw error
    })
    // who is no member of the corp has an openid only
    return userid ? { userid } : { refused: 'outsider' }
  } catch (error) {
    if (error instanceof Refused) return { refused: error.reason }
    throw error
  }
}

/** Whether corp and secret go together, and this server's address may ask. */
export async function tryCorp(door: Door): Promise<{ reason: DoorReason | null; detail: string }> {
  try {
    await tokenOf(door, true)
    return { reason: null, detail: '' }
  } catch (error) {
    if (error instanceof Refused) return { reason: error.reason, detail: error.errcode === null ? '' : String(error.errcode) }
    throw error
  }
}
