import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'

/** The project's folder: every command is started from it. */
export const projectDir = process.cwd()

/** Where the house keeps what is not in PostgreSQL: files, and the embedded server's data. `DATA_DIR`, else `.data` in the project. */
export const dataDir = (): string => resolve(/* turbopackIgnore: true */ process.env.DATA_DIR ?? '.data')

/** The address of PostgreSQL; set by the starter when the embedded server is used. */
export const databaseUrl = (): string => {
  const url = process.env.DATABASE_URL
  if (!url) throw new Error('DATABASE_URL is not set: start the house with `npm start`, or run its commands through npm')
  return url
}

/** The address of a streaming replica for reads that take long; empty where there is none. */
export const replicaUrl = (): string => process.env.DATABASE_REPLICA_URL ?? ''

/** How many connections one process may hold. */
export const poolSize = (): number => Number(process.env.DATABASE_POOL ?? 20)

/**
 * What the house asks of a server on every line that answers people: how long a question may take, and that it is not compiled first, which an outside
 * PostgreSQL does by default and which takes seconds where the answer takes milliseconds.
 */
export const lineSettings = { statement_timeout: 30_000, options: '-c jit=off' } as const

/** The address that links in documents lead to, without a closing slash. */
export const publicUrl = (): string => (process.env.PUBLIC_URL ?? process.env.NEXTAUTH_URL ?? 'http://localhost:3000').replace(/\/$/, '')

let built: string | undefined
/** Which build of the app is running: another one after every build; the same all along while pages are compiled as they change. */
export const buildId = (): string => {
  const file = resolve(/* turbopackIgnore: true */ '.next/BUILD_ID')
  built ??= existsSync(file) ? readFileSync(file, 'utf8').trim() : 'development'
  return built
}

/** Where WeChat's interface is asked: its own address, or a proxy's in a closed network; without a closing slash. */
export const wechatUrl = (): string => (process.env.WECHAT_API_URL || wechatHome).replace(/\/$/, '')
export const wechatHome = 'https://api.weixin.qq.com'

/** Where the robot of a WeCom group is told: its own address, or another that a test or a proxy of a closed network stands at. */
export const wecomUrl = (): string => (process.env.WECOM_API_URL || wecomHome).replace(/\/$/, '')
export const wecomHome = 'https://qyapi.weixin.qq.com'
