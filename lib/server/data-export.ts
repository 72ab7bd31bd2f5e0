import { createWriteStream, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { exportEntries } from '../backup/export.ts'
import { failureOf } from '../backup/failure.ts'
import { connect, inOneSnapshot } from '../backup/snapshot.ts'
import { openDatabase } from './database.ts'
import { say, sentenceOf } from './say-backup.ts'

/** `npm run data:export -- FOLDER`: everything in open formats as a new folder, of any size: a CSV a table, every file, and what all of it means. */
const given = process.argv[2]
if (!given || existsSync(given)) {
  console.error(given ? `${given} 已经存在。请给出一个新的文件夹名。` : '用法：npm run data:export -- 新文件夹')
  process.exit(2)
}
const folder = resolve(given)
const coming = `${folder}.coming`
try {
  process.umask(0o077)
  const database = await openDatabase(say)
  try {
    const client = await connect(database.url, 'chamber export')
    const files = await inOneSnapshot(client, async () => {
      const { entries, files } = await exportEntries(client)
      for (const { name, open } of entries) {
        const path = join(coming, name)
        mkdirSync(dirname(path), { recursive: true })
        await pipeline(Readable.from(await open()), createWriteStream(path))
      }
      return files
    }).finally(() => client.end())
    renameSync(coming, folder)
    say(`已导出到 ${folder}：附件 ${files} 个，说明见 说明.txt。其中有个人信息，请放在只有管理员能读的地方。`)
  } finally {
    await database.stop()
  }
} catch (error) {
  rmSync(coming, { recursive: true, force: true })
  console.error(`✗ ${sentenceOf(failureOf(error))}`)
  process.exitCode = 1
}
