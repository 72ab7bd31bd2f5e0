import { mkdtempSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** The house that journeys visit: its own port, data and secret, decided once and inherited by every worker through the environment. */
export type House = { port: number; dir: string; secret: string; url: string; wechatUrl: string }

/** Whether somebody else started the house that journeys visit (`npm run test:machines`): its address, database and secret stand in the environment. */
export const isOutside = (): boolean => Boolean(process.env.E2E_BASE_URL)

/** Decides where the house of this run lives; asked again, in a worker, it gives the same answer. */
export async function house(): Promise<House> {
  const { E2E_BASE_URL: url, E2E_SECRET: secret = '', E2E_WECHAT_PORT: wechat } = process.env
  if (url) return { port: Number(new URL(url).port), dir: '', secret, url, wechatUrl: `http://127.0.0.1:${wechat}` }
  process.env.E2E_PORT ??= String(await freePort())
  // where a journey may let WeChat answer
  process.env.E2E_WECHAT_PORT ??= String(await freePort())
  process.env.E2E_DATA_DIR ??= mkdtempSync(join(tmpdir(), 'chamber-e2e-'))
  const port = Number(process.env.E2E_PORT)
  return {
    ...{ port, dir: process.env.E2E_DATA_DIR, secret: 'only for journeys, only on this machine', url: `http://localhost:${port}` },
    wechatUrl: `http://127.0.0.1:${process.env.E2E_WECHAT_PORT}`,
  }
}

export async function freePort(): Promise<number> {
  const probe = createServer()
  await new Promise<void>((done) => probe.listen(0, '127.0.0.1', done))
  const address = probe.address()
  await new Promise((done) => probe.close(done))
  if (typeof address !== 'object' || !address) throw new Error('no free port')
  return address.port
}
