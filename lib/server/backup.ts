import { existsSync } from 'node:fs'
import { hostname, userInfo } from 'node:os'
import { join } from 'node:path'
import { failureOf } from '../backup/failure.ts'
import { connect } from '../backup/snapshot.ts'
import { backupDir, makeArchive } from '../backup/store.ts'
import { dataDir } from '../env.ts'
import { openDatabase } from './database.ts'
import { say, sentenceOf, sizeOf } from './say-backup.ts'
import { authSecret } from './secret.ts'

/**
 * `npm run backup [-- FOLDER]`: one archive of everything, made from one moment while the house goes on working. Nothing of the database is changed first:
 * before an upgrade this is what keeps the state that there was. BACKUP_PASSPHRASE or BACKUP_PASSPHRASE_FILE encrypts it.
 */
const [dir = backupDir()] = process.argv.slice(2)
try {
  const database = await openDatabase(say)
  try {
    process.env.AUTH_SECRET = authSecret()
    const began = Date.now()
    const made = await makeArchive(database.url, { dir })
    await remember(database.url, made)
    say(`已备份：${join(dir, made.fileName)}`)
    say(
      `${made.tables} 张表 ${made.rows} 行，附件 ${made.files} 个，${sizeOf(made.sizeBytes)}，用时 ${((Date.now() - began) / 1000).toFixed(1)} 秒`,
    )
    say(`SHA-256 ${made.sha256}`)
    if (!made.encrypted) say('未加密：其中有个人信息，请放在只有管理员能读的地方，或设置 BACKUP_PASSPHRASE_FILE 后再备份。')
    if (made.damaged.length > 0)
      say(`注意：${made.damaged.length} 个附件的内容已与登记的校验值不符：${made.damaged.slice(0, 5).join('、')}`)
    if (existsSync(join(dataDir(), 'auth-secret')))
      say(`另外请单独保存 ${join(dataDir(), 'auth-secret')}：封存的密钥和已发出的链接离不开它，它不在备份里。`)
  } finally {
    await database.stop()
  }
} catch (error) {
  console.error(`✗ ${sentenceOf(failureOf(error))}`)
  process.exitCode = 1
}

/** Tells the page of it, where the database is far enough to have one. */
async function remember(url: string, made: Awaited<ReturnType<typeof makeArchive>>): Promise<void> {
  const client = await connect(url)
  try {
    const known = await client.query(`select to_regclass('public.backups') as found`)
    if (!known.rows[0].found) return
    await client.query('begin')
    await client.query(`select set_config('app.actor', 'terminal', true), set_config('app.operation', 'backups.make', true)`)
    await client.query(
      `insert into backups (kind, state, attempts, machine, folder, file_name, size_bytes, sha256, encrypted, rows, files, damaged, actor_name, started_at, finished_at)
       values ('terminal', 'done', 1, $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, now())`,
      [
        ...[hostname(), dir, made.fileName, made.sizeBytes, made.sha256, made.encrypted, made.rows, made.files],
        ...[made.damaged, userInfo().username, made.madeAt],
      ],
    )
    await client.query('commit')
  } finally {
    await client.end()
  }
}
