import { parseArgs } from 'node:util'
import { shortHash } from '../closings/rules.ts'
import { verifyYear } from '../closings/verify.ts'
import { linesOf } from '../closings/words.ts'
import { db } from '../db.ts'
import { wordsIn } from '../texts.ts'
import { withDatabase } from './database.ts'

/** `npm run verify -- --year 2023`: computes a closed year again from the live tables and files. Lists each drift; exit code 1 when there is one. */
const { values } = parseArgs({ options: { year: { type: 'string' }, number: { type: 'string' } } })
const [year, number] = [Number(values.year), values.number === undefined ? undefined : Number(values.number)]
if (!Number.isInteger(year) || year < 2000 || year > 2099 || (number !== undefined && !Number.isInteger(number))) {
  console.error('npm run verify -- --year 2023 [--number 1]')
  process.exit(2)
}

await withDatabase(async () => {
  if (!(await db().closing.findFirst({ where: { year, ...(number !== undefined && { number }) }, select: { id: true } }))) {
    console.error(`${year} 年度没有${number === undefined ? '' : `第 ${number} 次`}关账 (not closed)`)
    process.exitCode = 2
    return
  }
  const found = await verifyYear({ year, ...(number !== undefined && { number }) })
  const { records, files } = found.checked
  console.info(`${year} 年度第 ${found.number} 次关账，校验码 ${shortHash(found.sha256)}，SHA-256 ${found.sha256}`)
  console.info(`核对了 ${records} 条记录、${files} 份佐证材料 (records and files looked at)`)
  if (found.found === 0) {
    console.info('与关账时一致 (nothing drifted)')
    return
  }
  console.info(`有 ${found.found} 处不一致 (drifts):`)
  for (const line of linesOf(found, wordsIn('zh-Hans'))) console.info(`  ${line}`)
  process.exitCode = 1
})
