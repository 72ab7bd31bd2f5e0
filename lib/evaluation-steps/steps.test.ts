import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import { db, inTransaction } from '../db.ts'
import { isUserError } from '../errors.ts'
import { stageOf } from '../evaluations/stage.ts'
import { as, codeOf } from '../testing/callers.ts'
import { testDatabase } from '../testing/database.ts'
import { asOne, five, prepareYear, seenNow } from '../testing/evaluation2023.ts'

testDatabase()
beforeAll(prepareYear, 120_000)

const year = 2023
const at = async () => ({ id: randomUUID(), year, version: (await stageOf(db(), year)).version })
const steps = async () => (await asOne('officer').evaluationSteps.get({ year })).steps
const toldOf = (call: Promise<unknown>) =>
  call.then(
    () => null,
    (error) => (isUserError(error) ? { code: error.code, ...error.data.params } : Promise.reject(error)),
  )

/** Puts the evaluation where a test needs it, and forgets what was done before. */
async function put(state: string) {
  await inTransaction({ actor: 'test', operation: 'test' }, async (tx) => {
    await tx.$executeRaw`alter table evaluation_steps disable trigger only_grow`
    await tx.evaluationStep.deleteMany()
    await tx.$executeRaw`alter table evaluation_steps enable trigger only_grow`
    await tx.evaluation.deleteMany()
    if (state !== 'drafting') await tx.evaluation.create({ data: { year, state } })
  })
}

describe('an evaluation goes its way', () => {
  test('from hand to hand, each step with who, when and what was seen; back with a reason; and it is filed', async () => {
    await put('drafting')
    const [officer, office, head] = [asOne('officer'), asOne('office'), asOne('head')]
    expect(await officer.evaluationSteps.submit({ ...(await seenNow('officer')), note: '已核对' })).toMatchObject({
      state: 'gathering',
      version: 1,
    })
    await office.evaluationSteps.forward(await seenNow('office'))
    await head.evaluationSteps.return({ ...(await at()), to: 'drafting', reason: 'P1 原因请写具体' })
    expect(await stageOf(db(), year)).toMatchObject({ state: 'drafting', round: 1, version: 3 })
    const { explanationVersion } = (await officer.evaluations.get({ year })).items.find(({ code }) => code === 'P1') ?? {}
    const text = {
      year,
      code: 'P1',
      cause: '物料按实际结算，年末结余',
      measure: '按季通报',
      measureDue: '2024-06-30',
      measureOwner: '综合科',
    }
    await officer.evaluations.explain({ ...text, version: explanationVersion ?? null })
    await officer.evaluationSteps.submit(await seenNow('officer'))
    await office.evaluationSteps.forward(await seenNow('office'))
    for (const { code, demand, explanationVersion: version } of (await head.evaluations.get({ year })).items)
      if (demand.overshoot) await head.evaluations.review({ year, code, version, overshoot: 'effort', deduction: '0', deductionReason: '' })
    await head.evaluationSteps.review(await seenNow('head'))
    await asOne('director').evaluationSteps.approve(await seenNow('director'))
    await asOne('filer').evaluationSteps.file({ ...(await at()), number: '穗南港澳函〔2024〕3号', day: '2024-03-01', place: '档案室 2 柜' })
    const taken = await steps()
    expect(taken.map(({ action, from, to, by }) => [action, from, to, by])).toEqual([
      ['submit', 'drafting', 'gathering', '李经办'],
      ['forward', 'gathering', 'reviewing', '王综合'],
      ['return', 'reviewing', 'drafting', '张科长'],
      ['submit', 'drafting', 'gathering', '李经办'],
      ['forward', 'gathering', 'reviewing', '王综合'],
      ['review', 'reviewing', 'approving', '张科长'],
      ['approve', 'approving', 'closed', '刘主任'],
      ['file', 'closed', 'filed', '周综合'],
    ])
    expect(taken[0]).toMatchObject({ reason: '已核对', number: 1 })
    expect(taken[0]?.digest).toMatch(/^[0-9a-f]{64}$/)
    expect(taken[2]).toMatchObject({ reason: 'P1 原因请写具体', digest: '' })
    expect(taken[7]?.document).toEqual({ number: '穗南港澳函〔2024〕3号', day: '2024-03-01', place: '档案室 2 柜' })
    const audited = await db().auditEntry.findMany({
      where: { source: 'evaluations' },
      orderBy: { id: 'asc' },
      select: { actor: true, operation: true },
    })
    expect(audited.at(-1)).toEqual({ actor: 'five-filer', operation: 'evaluationSteps.file' })
  })

  test('only the director opens it again, with a reason: the next round begins, and everybody may act in it', async () => {
    await put('filed')
    expect(await codeOf(asOne('head').evaluationSteps.reopen({ ...(await at()), reason: '漏记' }))).toBe('NOT_ALLOWED')
    expect(await codeOf(asOne('director').evaluationSteps.reopen({ ...(await at()), reason: ' ' }))).toBe('EVALUATION_REFUSED')
    const stage = await asOne('director').evaluationSteps.reopen({ ...(await at()), reason: '漏记一笔支出' })
    expect(stage).toMatchObject({ state: 'drafting', round: 2 })
    expect(await codeOf(asOne('officer').evaluationSteps.submit(await seenNow('officer')))).toBe('OK')
  })

  test('sent again, a step is the same one; its id with anything else is refused', async () => {
    await put('gathering')
    const seen = await seenNow('office')
    const first = await asOne('office').evaluationSteps.forward(seen)
    expect(await asOne('office').evaluationSteps.forward(seen)).toEqual(first)
    expect(await steps()).toHaveLength(1)
    expect(await codeOf(asOne('head').evaluationSteps.review({ ...(await seenNow('head')), id: seen.id }))).toBe('SAME_ID_OTHER_CONTENT')
  })

  test('its steps are never changed nor taken away, whoever writes', async () => {
    await put('gathering')
    await asOne('office').evaluationSteps.forward(await seenNow('office'))
    const pass = (sql: string) =>
      db()
        .$executeRawUnsafe(sql)
        .then(
          () => 'done',
          (error: unknown) => String(error),
        )
    for (const sql of [`update evaluation_steps set reason = 'x'`, 'delete from evaluation_steps', 'truncate evaluation_steps'])
      expect(await pass(sql)).toContain('can only grow')
  })
})

describe('what is refused, and writes nothing', () => {
  test('a step that is not the next one, also by whoever may take it elsewhere', async () => {
    await put('reviewing')
    expect(await toldOf(asOne('office').evaluationSteps.forward(await seenNow('office')))).toMatchObject({
      ...{ code: 'EVALUATION_STAGE', year: '2023', state: 'reviewing' },
    })
    expect(await codeOf(asOne('director').evaluationSteps.return({ ...(await at()), to: 'drafting', reason: '改' }))).toBe('NOT_ALLOWED')
    expect(await codeOf(asOne('head').evaluationSteps.return({ ...(await at()), to: 'approving', reason: '改' }))).toBe('EVALUATION_STAGE')
    expect(await codeOf(asOne('head').evaluationSteps.return({ ...(await at()), to: 'gathering', reason: '' }))).toBe('EVALUATION_REFUSED')
    expect(await steps()).toEqual([])
  })

  test('checking what one made: the same person never acts twice in a round, whatever their role has become', async () => {
    await put('drafting')
    await asOne('officer').evaluationSteps.submit(await seenNow('officer'))
    const promoted = as('office', { ...five.officer, role: 'office' })
    const { moves } = await promoted.evaluationSteps.get({ year })
    expect(moves.map(({ action, duty }) => [action, duty])).toEqual([
      ['forward', 'drafting'],
      ['return', 'drafting'],
    ])
    expect(await toldOf(promoted.evaluationSteps.forward(await seenNow('office')))).toMatchObject({
      reason: 'same_person',
      step: 'drafting',
    })
    expect(await codeOf(promoted.evaluationSteps.return({ ...(await at()), to: 'drafting', reason: '改' }))).toBe('EVALUATION_REFUSED')
    // whoever wrote the texts is their maker also when somebody else submitted them
    await put('gathering')
    expect(await toldOf(promoted.evaluationSteps.forward(await seenNow('office')))).toMatchObject({
      reason: 'same_person',
      step: 'drafting',
    })
    expect(await codeOf(asOne('office').evaluationSteps.forward(await seenNow('office')))).toBe('OK')
  })

  test('two at once: one passes, the other is told that it has moved', async () => {
    await put('gathering')
    const [mine, theirs] = [await seenNow('office'), await seenNow('filer')]
    const codes = await Promise.all([
      codeOf(asOne('office').evaluationSteps.forward(mine)),
      codeOf(asOne('filer').evaluationSteps.forward(theirs)),
    ])
    expect(codes.sort()).toEqual(['OK', 'STALE'])
    expect(await steps()).toHaveLength(1)
  })

  test('an evaluation that has moved since it was seen, with what moved', async () => {
    await put('gathering')
    const seen = await seenNow('office')
    const payment = await db().payment.findFirstOrThrow({ where: { subProject: '活动经费' } })
    await db().payment.update({ where: { id: payment.id }, data: { amountYuan: payment.amountYuan.sub(100) } })
    const told = await toldOf(asOne('office').evaluationSteps.forward(seen))
    expect(told).toMatchObject({ code: 'EVALUATION_MOVED', codes: 'P1', what: 'funds' })
    expect(await codeOf(asOne('office').evaluationSteps.forward(await seenNow('office')))).toBe('OK')
    await db().payment.update({ where: { id: payment.id }, data: { amountYuan: payment.amountYuan } })
  })

  test('a submission of a running year, of a draft set, without texts, or with figures missing', async () => {
    await put('drafting')
    const submit = async () => toldOf(asOne('officer').evaluationSteps.submit(await seenNow('officer')))
    await db().indicatorSet.update({ where: { year }, data: { state: 'draft' } })
    expect(await submit()).toMatchObject({ reason: 'set_draft' })
    await db().indicatorSet.update({ where: { year }, data: { state: 'active' } })
    await db().explanation.updateMany({ where: { year, code: 'P3' }, data: { measureDue: null } })
    expect(await submit()).toMatchObject({ reason: 'unexplained', codes: 'P3' })
    await db().explanation.updateMany({ where: { year, code: 'P3' }, data: { measureDue: new Date('2024-06-30') } })
    expect(await submit()).toBeNull()
  })

  test('texts once they are submitted, deductions once they are approved: the sentence says who holds it', async () => {
    await put('gathering')
    const text = { year, code: 'P1', version: 1, cause: 'x', measure: 'x', measureDue: null }
    expect(await toldOf(asOne('officer').evaluations.explain(text))).toEqual({ code: 'EVALUATION_STAGE', year: '2023', state: 'gathering' })
    await put('closed')
    const review = { year, code: 'P1', version: 1, overshoot: null, deduction: '0', deductionReason: '' }
    expect(await codeOf(asOne('head').evaluations.review(review))).toBe('EVALUATION_STAGE')
  })
})
