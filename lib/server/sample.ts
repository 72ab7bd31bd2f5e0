import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { toColumn } from '../day.ts'
import { db, inTransaction, type Tx } from '../db.ts'
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

type Explanation = { code: string; cause: string; measure: string; measureDue: string; measureOwner: string }

/** Loads the sample year: its spreadsheets through the product's own importer, the texts of its deviations, and the sample sign-ins. */
export async function loadSample(): Promise<void> {
  const files = readdirSync(folder)
    .filter((name) => /\.(xlsx|xls|csv)$/.test(name))
    .map((name) => ({ name, bytes: new Uint8Array(readFileSync(join(folder, name))) }))
  // the ledger of requests names them
  await inTransaction(signature, (tx) =>
    tx.serviceTeam.createMany({ data: sampleTeams.map(({ name }) => ({ name })), skipDuplicates: true }),
  )
  const report = await importFiles(files, { year: 2023, actor: signature.actor, sample: true, confirm: true })
  const refused = report.files.filter(({ state }) => state === 'refused')
  if (refused.length > 0) throw new Error(`the sample year was refused: ${refused.map(({ fileName }) => fileName).join(', ')}`)
  const explanations: Explanation[] = JSON.parse(readFileSync(join(folder, 'explanations.json'), 'utf8'))
  const users = await Promise.all(
    sampleSignIns.map(async ({ password, ...user }) => ({ ...user, sample: true, passwordHash: await hashPassword(password) })),
  )
  await inTransaction(signature, async (tx) => {
    await tellLives(tx)
    await manTeams(tx)
    await tx.explanation.createMany({
      data: explanations.map((text) => ({ ...text, year: 2023, measureDue: toColumn(text.measureDue) })),
      skipDuplicates: true,
    })
    // the bureau approved it, and the year was reported by it
    await tx.indicatorSet.updateMany({ where: { year: 2023 }, data: { state: 'active', activatedAt: new Date(), activatedBy: '王综合' } })
    await tx.user.createMany({ data: users, skipDuplicates: true })
    await keepSampleState(tx, 'loaded')
  })
}

/** The three service teams that the sample ledger names, with invented people; the first one's lead signs in. */
const sampleTeams = [
  { name: '第1服务小组', people: ['陈运营', '冯政务', '邓财税'], userName: 'operator' },
  { name: '第2服务小组', people: ['李经办', '曾法务', '萧招聘'], userName: 'officer' },
  { name: '第3服务小组', people: ['梁场地', '苏人力', '卢导办'], userName: null },
]

/** Puts people into the sample teams; the teams go with the sample year like the rows that name them. */
async function manTeams(tx: Tx): Promise<void> {
  for (const { name, people, userName } of sampleTeams) {
    const team = await tx.serviceTeam.findUniqueOrThrow({ where: { name } })
    const data = people.map((person, at) => ({ teamId: team.id, name: person, isLead: at === 0, userName: at === 0 ? userName : null }))
    await tx.serviceTeamMember.createMany({ data, skipDuplicates: true })
  }
  await tx.$executeRaw`
    insert into import_rows (batch_id, source, record_id, sheet, row_no, effect)
    select (select batch_id from import_rows where source = 'requests' limit 1), 'service_teams', id, '', 0, 'new'
    from service_teams where name = any (${sampleTeams.map(({ name }) => name)})`
}

/** Writes the moves in and out of the register down as steps of lives; they go with the sample year like the rows that they are told from. */
async function tellLives(tx: Tx): Promise<void> {
  await tx.$executeRaw`
    with told as (
      insert into life_steps (organisation_id, step, from_stage, done_on, agreement_ends_on, created_at)
      select s.organisation_id, t.step, t.from_stage, t.done_on, s.agreement_ends_on, t.done_on
      from stays s join organisations o on o.id = s.organisation_id,
        lateral (values ('move_in', 'admitted', s.started_on), ('leave', 'resident', s.ended_on)) t (step, from_stage, done_on)
      where o.stage in ('resident', 'left') and t.done_on is not null returning id
    )
    insert into import_rows (batch_id, source, record_id, sheet, row_no, effect)
    select (select batch_id from import_rows where source = 'stays' limit 1), 'life_steps', id, '', 0, 'new' from told`
}

/** Whether nobody has ever decided about the sample year here. */
export async function isFirstStart(): Promise<boolean> {
  return (await db().setting.count({ where: { name: 'sample' } })) === 0 && (await db().user.count({ where: { sample: false } })) === 0
}
