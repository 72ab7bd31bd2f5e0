import type { z } from 'zod'
import { type Db, db } from '../db.ts'
import { wechatUrl } from '../env.ts'
import { seal, unseal } from '../seal.ts'
import { envelope, tokenAnswer } from './answers.ts'
import { reasonOf } from './rules.ts'
import type { Endpoint, Reason } from './schema.ts'

/** What WeChat or the way to it refused. */
export class Refusal extends Error {
  readonly reason: Reason
  readonly errcode: number | null
  /** Whether it was the token that was asked for. */
  readonly isToken: boolean
  constructor(reason: Reason, errcode: number | null = null, message = '', isToken = false) {
    super(message.slice(0, 300))
    this.reason = reason
    this.errcode = errcode
    this.isToken = isToken
  }
}

export type Account = { appId: string; secret: string }
/** How long a request may take, how often one is tried that only met a bad moment, and how long is waited in between. */
export const manners = { timeoutMs: 20_000, tries: 3, pauseMs: Number(process.env.WECHAT_PAUSE_MS ?? 3000) }
/** A token is renewed this long before it expires. */
const earlyMs = 300_000
const purpose = { secret: 'wechat secret', token: 'wechat token' }

export const sealSecret = (secret: string): string => seal(purpose.secret, secret)

/** The account with its secret open; null when there is none, an error when its seal was made under another AUTH_SECRET. */
export async function accountOf(on: Db): Promise<Account | null> {
  const kept = await on.wechatAccount.findFirst()
  if (!kept) return null
  const secret = unseal(purpose.secret, kept.secretSealed)
  if (secret === null) throw new Refusal('secret_unreadable')
  return { appId: kept.appId, secret }
}

/**
 * The access token, from the database or anew (`cgi-bin/stable_token`: asking again within its two hours gives the same one; `force_refresh` ends
 * the old one and is allowed twenty times a day).
 */
async function tokenOf({ appId, secret }: Account, renew: boolean): Promise<string> {
  const kept = await db().wechatToken.findUnique({ where: { appId } })
  const open = kept && kept.expiresAt.getTime() > Date.now() + earlyMs ? unseal(purpose.token, kept.sealed) : null
  if (open && !renew) return open
  const body = { grant_type: 'client_credential', appid: appId, secret, force_refresh: renew }
  const answer = await post('/cgi-bin/stable_token', body, tokenAnswer).catch((error: Refusal) => {
    throw new Refusal(error.reason, error.errcode, error.message, true)
  })
  const { access_token: token, expires_in: seconds, errcode, errmsg } = answer
  const reason = reasonOf(errcode ?? 0)
  if (!token || !seconds)
    throw new Refusal(
      reason === 'token_expired' ? 'credentials' : (reason ?? 'unreadable'),
      errcode ?? null,
      errmsg?.replaceAll(secret, '…'),
      true,
    )
  const row = { sealed: seal(purpose.token, token), expiresAt: new Date(Date.now() + seconds * 1000) }
  await db().wechatToken.upsert({ where: { appId }, create: { appId, ...row }, update: row })
  return token
}

/** What came of one request, also of those that are tried again: the log has them all. */
export type Tell = (refusal: Refusal) => Promise<void>
export type Answer = { list: unknown[]; isDelayed: boolean }

/**
 * Asks one part of the interface for some days. A token that is refused is renewed once; a busy system, a broken line and a server's fault are tried
 * again after a pause. What is refused for good is thrown as `Refusal`; every request that failed is told.
 */
export async function ask(account: Account, endpoint: Endpoint, from: string, to: string, tell: Tell): Promise<Answer> {
  let renewed = false
  for (let tries = 1; ; ) {
    try {
      return await askOnce(await tokenOf(account, false), endpoint, from, to)
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      if (error.reason === 'token_expired') {
        await tell(renewed ? new Refusal('token_refused', error.errcode, error.message) : error)
        if (renewed) throw new Refusal('token_refused', error.errcode, error.message)
        renewed = true
        await renewal(account, tell)
        continue
      }
      await tell(error)
      const isMoment = ['busy', 'unreachable', 'server'].includes(error.reason)
      if (!isMoment || tries === manners.tries) throw error
      await pause(manners.pauseMs * tries)
      tries += 1
    }
  }
}

async function renewal(account: Account, tell: Tell): Promise<void> {
  try {
    await tokenOf(account, true)
  } catch (error) {
    if (error instanceof Refusal) await tell(error)
    throw error
  }
}

async function askOnce(token: string, endpoint: Endpoint, from: string, to: string): Promise<Answer> {
  const path = `/datacube/${endpoint}?access_token=${encodeURIComponent(token)}`
  const answer = await post(path, { begin_date: from, end_date: to }, envelope)
  const reason = reasonOf(answer.errcode ?? 0)
  if (reason) throw new Refusal(reason, answer.errcode ?? null, (answer.errmsg ?? '').replaceAll(token, '…'))
  if (!answer.list) throw new Refusal('unreadable')
  return { list: answer.list, isDelayed: answer.is_delay ?? false }
}

/** Posts JSON. Says of what went wrong only its kind: an address with a token in it must reach no log. */
async function post<Shape extends z.ZodType>(path: string, body: object, shape: Shape): Promise<z.infer<Shape>> {
  const init = { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }
  const text = await fetch(`${wechatUrl()}${path}`, { ...init, redirect: 'error', signal: AbortSignal.timeout(manners.timeoutMs) })
    .then(async (answer) => {
      if (answer.status >= 500) throw new Refusal('server', null, `HTTP ${answer.status}`)
      if (!answer.ok) throw new Refusal('unexpected', null, `HTTP ${answer.status}`)
      return answer.text()
    })
    .catch((error: unknown) => {
      if (error instanceof Refusal) throw error
      throw new Refusal('unreachable', null, brokenBy(error))
    })
  const read = shape.safeParse(parsed(text))
  if (!read.success) throw new Refusal('unreadable', null, read.error.issues[0]?.path.join('.') ?? '')
  return read.data
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
const brokenBy = (error: unknown): string => {
  const { name, cause } = error as { name?: string; cause?: { code?: string } }
  return cause?.code ?? name ?? ''
}
const pause = (ms: number) => new Promise((done) => setTimeout(done, ms))
