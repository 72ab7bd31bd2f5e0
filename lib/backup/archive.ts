import { createHmac } from 'node:crypto'
import { z } from 'zod'

/**
 * What an archive is: a tar of `chamber.json` (what it holds), `README.txt`, `tables/<name>/00001.copy` and so on (PostgreSQL's own text), `files/…`,
 * then `SHA256SUMS` over all of that and `manifest.json` at its very end; as a whole through gzip, and through age where a passphrase was given.
 * So `age -d | tar xz` and `sha256sum -c SHA256SUMS` open and prove one without this program.
 */
export const names = { head: 'chamber.json', readme: 'README.txt', sums: 'SHA256SUMS', manifest: 'manifest.json' } as const
export const tablePart = (table: string, part: number): string => `tables/${table}/${String(part).padStart(5, '0')}.copy`
export const tableOf = (entry: string): string | null => /^tables\/([^/]+)\/\d{5,}\.copy$/.exec(entry)?.[1] ?? null
export const storedOf = (entry: string): string | null => /^files\/(.+)$/.exec(entry)?.[1] ?? null

/** The most bytes of a table that one entry holds: a tar says how long an entry is before its bytes, and a table's length is not known before. */
export const partBytes = 4 * 1024 * 1024

const sha256 = z.string().regex(/^[0-9a-f]{64}$/)

/** The first entry: what reading the rest needs. */
export const headShape = z.object({
  product: z.literal('chamber-house'),
  format: z.literal(1),
  madeAt: z.iso.datetime(),
  /** PostgreSQL's version, for whoever wonders. */
  server: z.string(),
  /** The schema's version is the list of migrations that it had. */
  migrations: z.array(z.object({ name: z.string(), checksum: z.string() })),
  tables: z.array(z.object({ name: z.string(), columns: z.array(z.string()).min(1) })),
  /** Tells whether the secret that values were sealed with is the one at hand, and nothing more of it. */
  secretMark: z.string(),
  /** The fact functions that the kept sums were made by; null where there were none. */
  factsVersion: z.string().nullable(),
})
export type Head = z.infer<typeof headShape>

/** The last entry: what the bytes before it must come to. An archive that was cut off has none. */
export const manifestShape = z.object({
  sumsSha256: sha256,
  tables: z.array(z.object({ name: z.string(), rows: z.number().int(), sha256 })),
  sequences: z.array(z.object({ name: z.string(), last: z.string() })),
  /** The kept sums (rollup), which are not in the archive: they are made anew from the records and must be equal to these. */
  rollup: z.object({ rows: z.number().int(), sha256 }),
  files: z.number().int(),
  /** Files whose bytes were no longer those of their name when they were read. */
  damaged: z.array(z.string()),
})
export type Manifest = z.infer<typeof manifestShape>

/** What is not in an archive, and why. */
export const leftOut: Readonly<Record<string, string>> = {
  rollup: 'made anew from the records, and held against the sums that were kept',
  fact_sources: 'says which fact functions this database has',
  han_readings: 'comes with the program',
  _prisma_migrations: 'stands in chamber.json',
  throttles: 'tries of the last minutes',
  user_sessions: 'a copy must not let anybody in: everybody signs in again',
  link_wishes: 'belongs to a session',
  wechat_tokens: 'fetched again at any time',
  backups: 'speaks of archives on the disk of the machine that made them',
}

/** A mark of the secret that values are sealed with: two of them can be compared, and the secret cannot be told from one. */
export const secretMark = (secret = process.env.AUTH_SECRET ?? ''): string =>
  createHmac('sha256', secret).update('chamber house backup mark').digest('hex').slice(0, 16)

/** What stands in every archive for somebody who finds one. */
export const readme = `港澳商协会之家 · 备份

这是一份完整的备份：全部数据表、全部附件、设置，以及证明它们没有缺损的校验值。

恢复：在装有本系统的机器上，准备一个空数据库（或一个新的数据目录），运行
    npm run restore -- 备份文件
先核对每一个字节，核对通过才写入；全部写入并与汇总核对一致后才生效。
加密的备份需要当时的口令：放进环境变量 BACKUP_PASSPHRASE，或写进一个文件并用 BACKUP_PASSPHRASE_FILE 指向它。

没有本系统时也能打开：
    age -d 备份.tar.gz.age > 备份.tar.gz     （只有加密的需要这一步；age 是公开的工具）
    tar xzf 备份.tar.gz
    sha256sum -c SHA256SUMS
tables/ 下每个目录是一张表，文件是 PostgreSQL 的 COPY 文本（制表符分隔，\\N 表示空），列名见 chamber.json；
files/ 下是附件，文件名就是内容的 SHA-256，原来的文件名见 evidence 表。

不在其中：登录会话（恢复后每个人重新登录）、由记录算出的汇总（恢复时重算并核对）。
公众号密钥、邮件密码、机器人密钥等是用 AUTH_SECRET 封存的：换了 AUTH_SECRET 之后读不出来，需要管理员重新填写。
`
