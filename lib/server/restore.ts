import { existsSync } from 'node:fs'
import { failureOf } from '../backup/failure.ts'
import { proveArchive } from '../backup/read.ts'
import { openDatabase, reachableDataDir } from './database.ts'
import { restoreArchive, type Step } from './restoring.ts'
import { claimFolder, leaveFolder } from './run-file.ts'
import { say, sentenceOf, sizeOf } from './say-backup.ts'
import { authSecret } from './secret.ts'

/**
 * `npm run restore -- ARCHIVE`: proves an archive and puts it into an empty database and the folder of files; whatever happens in between, the database
 * stays empty. With `--prove` it only proves it and needs no database.
 */
const steps: Record<Step, string> = {
  prove: '核对备份的每一个字节',
  tables: '按备份时的版本建表',
  load: '写入数据和附件',
  compare: '逐表核对写入的内容',
  migrate: '升级到本程序的版本',
  sums: '由记录重算汇总并核对',
  commit: '生效',
}
const given = process.argv.slice(2)
const path = given.find((one) => !one.startsWith('--'))
if (!path) {
  console.error('用法：npm run restore -- 备份文件 [--prove]\n  --prove  只核对备份是否完好，不写入任何东西')
  process.exit(2)
}

try {
  if (given.includes('--prove')) await prove(path)
  else await restore(path)
} catch (error) {
  console.error(`✗ ${sentenceOf(failureOf(error))}`)
  process.exitCode = 1
}

async function prove(archive: string): Promise<void> {
  const { head, manifest, sizeBytes } = await proveArchive(archive)
  const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0)
  say(`备份完好：${head.madeAt}，${manifest.tables.length} 张表 ${rows} 行，附件 ${manifest.files} 个，${sizeOf(sizeBytes)}`)
}

async function restore(archive: string): Promise<void> {
  await reachableDataDir(say)
  const other = await claimFolder()
  if (other) throw new Error(`这个数据目录正在使用（${other.url ?? '正在启动'}）。请先停止它，或用 DATA_DIR 指定另一个数据目录。`)
  try {
    const hadSecret = existsSync(`${process.env.DATA_DIR ?? '.data'}/auth-secret`) || Boolean(process.env.AUTH_SECRET)
    process.env.AUTH_SECRET = authSecret()
    const database = await openDatabase(say)
    try {
      const done = await restoreArchive(archive, database.url, (step) => say(`${steps[step]}……`))
      say(`已恢复 ${done.head.madeAt} 的备份：${done.tables} 张表 ${done.rows} 行，附件 ${done.files} 个，内容与备份逐表一致。`)
      if (done.migrated.length > 0) say(`备份来自较早的版本，已升级 ${done.migrated.length} 步。`)
      say(
        done.sumsCompared
          ? '由记录重算的汇总与备份时的一致，与记录一致 (rollup equals facts)。'
          : '汇总已由记录重算，与记录一致 (rollup equals facts)；备份来自另一个版本的计算规则，未与备份时的汇总比对。',
      )
      if (done.strangers.length > 0) say(`备份里有不属于本系统的表，未恢复：${done.strangers.join('、')}`)
      if (done.damaged.length > 0) say(`备份时已有 ${done.damaged.length} 个附件内容不符：${done.damaged.slice(0, 5).join('、')}`)
      if (!done.secretFits)
        say(
          `这里的 AUTH_SECRET 与备份时的不同${hadSecret ? '' : '（刚刚新生成）'}：公众号、邮件、群机器人的密钥要由管理员重新填写，以前发出的链接和二维码会失效。\n  若还有原来的，请在启动前设置 AUTH_SECRET（或 AUTH_SECRET_BEFORE），或把原来的 auth-secret 放进数据目录；否则审计封印要由审计管理员核对后用 npm run audit:check -- --trust 重新接续。`,
        )
      say('没有恢复登录会话：每个人重新登录。现在可以 npm start。')
    } finally {
      await database.stop()
    }
  } finally {
    leaveFolder()
  }
}
