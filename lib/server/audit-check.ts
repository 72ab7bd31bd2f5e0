import { checkAudit } from '../audit/check.ts'
import type { AuditProblem } from '../audit/schema.ts'
import { sealAudit } from '../audit/seals.ts'
import { wordsIn } from '../texts.ts'
import { withDatabase } from './database.ts'
import { authSecret } from './secret.ts'

/**
 * `npm run audit:check`: holds the audit against its seals and names what is wrong; exit code 1 when anything is. `-- --trust` says that what is there
 * is right after all (a restored backup, another AUTH_SECRET): the chain goes on from it, and the audit keeps that this was said.
 */
const t = wordsIn('zh-Hans')
const lineOf = (problem: AuditProblem) => t(`audit.problems.${problem.kind}`, { at: '', source: '', ...problem })

await withDatabase(async () => {
  process.env.AUTH_SECRET ??= authSecret()
  if (process.argv.includes('--trust')) await sealAudit({ trust: true })
  const found = await checkAudit()
  console.info(`核对了 ${found.entries} 条审计记录、${found.seals} 个封条，另有 ${found.open} 条等待加封 (entries, seals, not sealed yet)`)
  if (found.head) console.info(`最新封条 ${found.head.number}，SHA-256 ${found.head.hash} (newest seal: keep it elsewhere)`)
  if (found.whole) {
    console.info('审计完整，未发现改动 (the audit is whole)')
    return
  }
  console.info('审计有问题，从最早的一处起 (problems, the first one first):')
  for (const problem of found.problems) console.info(`  ${lineOf(problem)}  [${Object.values(problem).filter(Boolean).join(' ')}]`)
  process.exitCode = 1
})
