import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { toColumn } from '../day.ts'
import { db, inTransaction } from '../db.ts'
import { hashPassword } from '../password.ts'
import type { Role } from '../permissions.ts'
import { keepSampleState } from '../sample/read.ts'
import { importFiles } from '../sheets/import.ts'

const folder = 'prisma/demo/2023'
const signature = { actor: 'sample', operation: 'sample.load' }

/** The sample sign-ins: one a role. They exist only while the house is served to this machine alone. */
export const sampleSignIns: { role: Role; name: string; userName: string; password: string }[] = (
  [
    ['operator', '陈运营'],
    ['officer', '李经办'],
    ['office', '王综合'],
    ['head', '张科长'],
    ['director', '刘主任'],
    ['viewer', '何审计'],
    ['admin', '赵管理'],
  ] as const
).map(([role, name]) => ({ role, name, userName: role, password: `nansha-2023-${role}` }))

type Explanation = { code: string; cause: string; measure: string; measureDue: string }

/** Loads the sample year: its spreadsheets through the product's own importer, the texts of its deviations, and the sample sign-ins. */
export async function loadSample(): Promise<void> {
  const files = readdirSync(folder)
    .filter((name) => /\.(xlsx|xls|csv)$/.test(name))
    .map((name) => ({ name, bytes: new Uint8Array(readFileSync(join(folder, name))) }))
  const report = await importFiles(files, { year: 2023, actor: signature.actor, sample: true, confirm: true })
  const refused = report.files.filter(({ state }) => state === 'refused')
  if (refused.length > 0) throw new Error(`the sample year was refused: ${refused.map(({ fileName }) => fileName).join(', ')}`)
  const explanations: Explanation[] = JSON.parse(readFileSync(join(folder, 'explanations.json'), 'utf8'))
  const users = await Promise.all(
    sampleSignIns.map(async ({ password, ...user }) => ({ ...user, sample: true, passwordHash: await hashPassword(password) })),
  )
  await inTransaction(signature, async (tx) => {
    await tx.explanation.createMany({
      data: explanations.map((text) => ({ ...text, year: 2023, measureDue: toColumn(text.measureDue) })),
      skipDuplicates: true,
    })
    await tx.user.createMany({ data: users, skipDuplicates: true })
    await keepSampleState(tx, 'loaded')
  })
}

/** Whether nobody has ever decided about the sample year here. */
export async function isFirstStart(): Promise<boolean> {
  return (await db().setting.count({ where: { name: 'sample' } })) === 0 && (await db().user.count({ where: { sample: false } })) === 0
}
