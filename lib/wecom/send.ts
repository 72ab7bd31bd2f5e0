import { z } from 'zod'
import type { Db, Tx } from '../db.ts'
import { wecomUrl } from '../env.ts'
import { seal, unseal } from '../seal.ts'
import { mostBytes, reasonOf } from './rules.ts'
import type { RobotReason } from './schema.ts'

/** What WeCom, or the way to it, refused. */
export class RobotRefusal extends Error {
  readonly reason: RobotReason
  readonly errcode: number | null
  constructor(reason: RobotReason, errcode: number | null = null, message = '') {
    super(message.replaceAll('\u0000', '').slice(0, 300))
    this.reason = reason
    this.errcode = errcode
  }
}

export const robotManners = { timeoutMs: 15_000 }
const purpose = 'wecom robot'
export const sealKey = (key: string): string => seal(purpose, key)

/** The robot's key, open; null when there is no robot. */
export async function robotKeyOf(on: Db | Tx): Promise<string | null> {
  const kept = await on.wecomRobot.findFirst()
  if (!kept) return null
  const key = unseal(purpose, kept.secretSealed)
  if (key === null) throw new RobotRefusal('secret_unreadable')
  return key
}

const answer = z.object({ errcode: z.int(), errmsg: z.string().optional() })

/** Tells the group: markdown of at most 4096 bytes. Says of what went wrong only its kind: an address with a key in it must reach no log. */
export async function tellGroup(key: string, content: string): Promise<void> {
  if (new TextEncoder().encode(content).length > mostBytes) throw new RobotRefusal('refused', null, `> ${mostBytes} bytes`)
  const init = {
    ...{ method: 'POST', headers: { 'content-type': 'application/json' }, redirect: 'error' as const },
    body: JSON.stringify({ msgtype: 'markdown', markdown: { content } }),
  }
  const url = `${wecomUrl()}/cgi-bin/webhook/send?key=${encodeURIComponent(key)}`
  const text = await fetch(url, { ...init, signal: AbortSignal.timeout(robotManners.timeoutMs) })
    .then(async (got) => {
      if (!got.ok) throw new RobotRefusal(got.status >= 500 ? 'busy' : 'unexpected', null, `HTTP ${got.status}`)
      return got.text()
    })
    .catch((error: unknown) => {
      if (error instanceof RobotRefusal) throw error
      const { name, cause } = error as { name?: string; cause?: { code?: string } }
      throw new RobotRefusal(name === 'TimeoutError' ? 'timeout' : 'unreachable', null, cause?.code ?? name ?? '')
    })
  const read = answer.safeParse(parsed(text))
  if (!read.success) throw new RobotRefusal('unreadable')
  const reason = reasonOf(read.data.errcode)
  if (reason) throw new RobotRefusal(reason, read.data.errcode, (read.data.errmsg ?? '').replaceAll(key, '…'))
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
