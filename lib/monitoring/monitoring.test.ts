import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, test, vi } from 'vitest'
import { digestOf } from '../canonical.ts'
import { db } from '../db.ts'
import { readForm } from '../evaluations/form/read.ts'
import { readFigures } from '../evaluations/report/read.ts'
import { Decimal, wan } from '../money.ts'
import { as, codeOf } from '../testing/callers.ts'
import { testDatabase } from '../testing/database.ts'
import { importDemo } from '../testing/demo.ts'
import { outlookOf } from './rules.ts'
import type { MonitoringView } from './schema.ts'

testDatabase()
const year = 2023
const [officer, head, viewer] = [as('officer', { name: '李经办' }), as('head', { name: '张科长' }), as('viewer')]
const get = (number?: number) => viewer.monitoring.get({ year, number })
const take = (id = randomUUID()) => officer.monitoring.take({ id, year })
const reasonOf = async (call: Promise<unknown>) => {
  try {
    await call
    return 'OK'
  } catch (error) {
    const { code, data } = error as { code: string; data: { params?: { reason?: string } } }
    return code === 'MONITORING_REFUSED' ? data.params?.reason : code
  }
}
const itemOf = (view: MonitoringView, code: string) => view.live.items.find((item) => item.code === code)
const text = (code: string, over: object = {}) => ({
  ...{
    year,
    code,
    version: null as number | null,
    cause: '首年3月启用，上半年只运行四个月。',
    measure: '下半年按月结清',
    measureDue: '2023-12-31',
  },
  ...{ outlook: null, outlookReason: '', ...over },
})
/** Writes all that the newest snapshot still lacks. */
const writeAll = async () => {
  const { unwritten, chosen, texts } = await get()
  for (const code of unwritten) {
    const item = chosen?.content.items.find((one) => one.code === code)
    const known = texts.find((one) => one.code === code)
    const own = item?.outlook === null ? { outlook: 'likely' as const, outlookReason: '满意度调查安排在十月' } : {}
    await officer.monitoring.write(text(code, { version: known?.version ?? null, ...own }))
  }
}

beforeAll(async () => {
  await importDemo()
})

describe('the first half of 2023', () => {
  test('is what its records say of 30 June: the house has run for four of ten months', async () => {
    const view = await get()
    expect(itemOf(view, 'O2')).toMatchObject({
      actual: '4',
      target: '10',
      progressPercent: '40',
      duePercent: '50',
      deviationPoints: '-10',
      isBehind: true,
    })
    expect(view.live).toMatchObject({
      asOf: '2023-06-30',
      duePercent: '50',
      project: { level2: '广州南沙港澳商协会服务集聚区综合保障经费' },
    })
    expect(view.live.items).toHaveLength(14)
    expect(view).toMatchObject({ chosen: null, snapshots: [], mayTake: true, isDue: true })
    // money: what was paid until then, and the parts add up to the whole
    const { funds } = view.live
    expect(funds.lines.map(({ subProject }) => subProject)).toHaveLength(4)
    expect(Decimal.sum(...funds.lines.map(({ paidYuan }) => paidYuan)).eq(funds.paidYuan)).toBe(true)
    const [{ paid } = { paid: null }] = await db().$queryRaw<{ paid: string }[]>`
      select sum(amount_yuan)::text as paid from payments where paid_on between '2023-01-01' and '2023-06-30' and removed_at is null`
    expect(new Decimal(funds.paidYuan).eq(paid ?? 'NaN')).toBe(true)
  })

  test('every figure opens its records of these six months, and they come to the same', async () => {
    const { live } = await get()
    for (const { code, actual, trace } of live.items) {
      const words = new URLSearchParams(trace.split('?')[1])
      expect([words.get('from'), words.get('to')]).toEqual(['2023-01-01', '2023-06-30'])
      const opened = await viewer.indicators.trace({ year, code, from: '2023-01-01', to: '2023-06-30' })
      expect(opened.actual, code).toBe(actual)
    }
  })
})

test.each([
  ['even the worse end reaches it', '≥', '10', ['12', '10', '14'], 'certain'],
  ['the forecast does, the worse end does not', '≥', '10', ['12', '9', '15'], 'likely'],
  ['it does not', '≥', '10', ['9', '8', '12'], 'unlikely'],
  ['lower is better', '≤', '10', ['8', '6', '10'], 'certain'],
  ['lower is better, and it may go over', '≤', '10', ['8', '6', '11'], 'likely'],
] as const)('a target will be met: %s', (_, operator, target, [value, low, high], expected) => {
  expect(outlookOf({ operator, target }, { method: 'pace', value, low, high })).toBe(expected)
  expect(outlookOf({ operator, target }, null)).toBeNull()
})

describe('a snapshot', () => {
  test('is refused before the half year is over, without indicators, and to everybody but the officer; nothing is written', async () => {
    vi.useFakeTimers({ now: new Date('2023-06-29T15:00:00Z'), toFake: ['Date'] })
    expect(await reasonOf(take())).toBe('early')
    expect((await get()).mayTake).toBe(false)
    // 00:30 of the 30th in Guangzhou
    vi.setSystemTime(new Date('2023-06-29T16:30:00Z'))
    expect(await get()).toMatchObject({ mayTake: true, isDue: false })
    vi.useRealTimers()
    expect(await reasonOf(officer.monitoring.take({ id: randomUUID(), year: 2019 }))).toBe('no_indicators')
    expect(await codeOf(head.monitoring.take({ id: randomUUID(), year }))).toBe('NOT_ALLOWED')
    expect(await db().midYearSnapshot.count()).toBe(0)
  })

  test('is frozen: later records move what stands beside it, never itself; taken again it is a second one', async () => {
    const id = randomUUID()
    const first = await take(id)
    expect(first).toMatchObject({ number: 1, state: 'draft', taken: { by: '李经办' } })
    expect(await take(id)).toEqual(first)
    expect(await db().auditEntry.count({ where: { recordId: id, operation: 'monitoring.take' } })).toBe(1)
    const before = await get(1)
    const [, line] = before.live.funds.lines
    await db().payment.create({
      data: {
        ...{ id: randomUUID(), summary: '补记六月水费', category: '水费', subProject: line?.subProject ?? '', amountYuan: '1000.00' },
        ...{ paidOn: new Date('2023-06-28T00:00:00Z'), accrualMonth: new Date('2023-06-01T00:00:00Z') },
      },
    })
    const after = await get(1)
    expect(after.chosen?.content).toEqual(before.chosen?.content)
    expect(after.chosen).toMatchObject({ isIntact: true, hash: digestOf(before.chosen?.content) })
    expect(new Decimal(after.live.funds.paidYuan).sub(before.live.funds.paidYuan).toFixed()).toBe('1000')
    expect(itemOf(after, 'P1')?.actual).not.toBe(after.chosen?.content.items.find(({ code }) => code === 'P1')?.actual)
    const second = await take()
    expect(second.number).toBe(2)
    const [both, old] = [await get(), await get(1)]
    expect(both.snapshots.map(({ number }) => number)).toEqual([2, 1])
    expect(both.chosen?.content.funds.paidYuan).toBe(after.live.funds.paidYuan)
    expect(old.chosen?.content).toEqual(before.chosen?.content)
    expect(second.hash).not.toBe(first.hash)
    expect(await codeOf(viewer.monitoring.get({ year, number: 9 }))).toBe('NOT_FOUND')
  })

  test('cannot be changed or deleted by anybody, also not by SQL', async () => {
    const { chosen } = await get()
    const sql = db()
    await expect(sql.$executeRaw`update mid_year_snapshots set content = '{}'::jsonb where id = ${chosen?.id}::uuid`).rejects.toThrow(
      /does not change/,
    )
    await expect(sql.$executeRaw`update mid_year_snapshots set hash = 'x' where id = ${chosen?.id}::uuid`).rejects.toThrow(
      /does not change/,
    )
    await expect(sql.$executeRaw`delete from mid_year_snapshots where id = ${chosen?.id}::uuid`).rejects.toThrow(/does not change/)
    expect((await get()).chosen).toEqual(chosen)
  })
})

describe('from draft to reviewed', () => {
  test('nothing is submitted while a cause, a measure, its day or a judgement is missing', async () => {
    const { chosen, unwritten } = await get()
    const [id, version] = [chosen?.id ?? '', chosen?.version ?? 0]
    expect(unwritten).toContain('O2')
    expect(await reasonOf(officer.monitoring.submit({ id, version }))).toBe('unwritten')
    const written = await officer.monitoring.write(text('O2', { measureDue: null }))
    expect((await get()).unwritten).toContain('O2')
    await officer.monitoring.write(text('O2', { version: written.version }))
    expect((await get()).unwritten).not.toContain('O2')
    expect(await codeOf(officer.monitoring.write(text('O2', { version: written.version })))).toBe('STALE')
    expect(await codeOf(officer.monitoring.write(text('nothing')))).toBe('NOT_FOUND')
    expect(await codeOf(head.monitoring.write(text('O2')))).toBe('NOT_ALLOWED')
    const entries = await db().auditEntry.findMany({ where: { source: 'monitoring_texts' }, orderBy: { id: 'asc' } })
    expect(entries.map(({ operation }) => operation)).toEqual(['monitoring.write', 'monitoring.write'])
  })

  test('whoever sees a target otherwise than the forecast says why', async () => {
    const { chosen, texts } = await get()
    const item = chosen?.content.items.find(({ code }) => code === 'O2')
    const version = texts.find(({ code }) => code === 'O2')?.version ?? null
    const other = item?.outlook === 'certain' ? 'unlikely' : 'certain'
    expect(await reasonOf(officer.monitoring.write(text('O2', { version, outlook: other })))).toBe('outlook_reason')
    const said = await officer.monitoring.write(text('O2', { version, outlook: other, outlookReason: '已签全年保洁合同' }))
    expect(said).toMatchObject({ outlook: other, outlookReason: '已签全年保洁合同' })
  })

  test('goes to the head, comes back with a reason, goes again and is reviewed, with who and when; its texts are held fast', async () => {
    await writeAll()
    const at = async () => {
      const { chosen } = await get()
      return { id: chosen?.id ?? '', version: chosen?.version ?? 0 }
    }
    const stale = await at()
    expect(await codeOf(head.monitoring.submit(stale))).toBe('NOT_ALLOWED')
    expect(await reasonOf(head.monitoring.review(stale))).toBe('state')
    expect(await officer.monitoring.submit(stale)).toMatchObject({ state: 'submitted', submitted: { by: '李经办' } })
    expect(await codeOf(officer.monitoring.submit(stale))).toBe('STALE')
    expect(await reasonOf(officer.monitoring.write(text('O2')))).toBe('submitted')
    expect(await reasonOf(take())).toBe('submitted')
    expect(await reasonOf(head.monitoring.return({ ...(await at()), reason: ' ' }))).toBe('return_reason')
    const back = await head.monitoring.return({ ...(await at()), reason: '请补充整改措施' })
    expect(back).toMatchObject({ state: 'draft', submitted: null, returned: { by: '张科长', reason: '请补充整改措施' } })
    const known = (await get()).texts.find(({ code }) => code === 'O2')
    await officer.monitoring.write({ ...text('O2'), ...known, year, measure: '每月五日前核对' })
    await officer.monitoring.submit(await at())
    const done = await head.monitoring.review(await at())
    expect(done).toMatchObject({ state: 'reviewed', reviewed: { by: '张科长' } })
    expect(await reasonOf(officer.monitoring.write(text('O2')))).toBe('reviewed')
    await expect(db().$executeRaw`update mid_year_snapshots set texts = '[]'::jsonb where id = ${done.id}::uuid`).rejects.toThrow(
      /does not change/,
    )
    // what was written later for a newer one does not reach it
    const third = await take()
    await officer.monitoring.write({ ...text('O2'), ...(await get()).texts.find(({ code }) => code === 'O2'), year, measure: '另有安排' })
    expect((await get(2)).texts.find(({ code }) => code === 'O2')?.measure).toBe('每月五日前核对')
    expect((await get(3)).texts.find(({ code }) => code === 'O2')?.measure).toBe('另有安排')
    const [older] = [(await get(1)).chosen]
    expect(await reasonOf(officer.monitoring.submit({ id: older?.id ?? '', version: older?.version ?? 0 }))).toBe('older')
    expect(third.number).toBe(3)
  })
})

describe('the documents', () => {
  const bytesOf = async (file: Promise<File>) => new Uint8Array(await (await file).arrayBuffer())

  test('print only what was frozen', async () => {
    expect(await reasonOf(viewer.monitoring.report({ year: 2022 }))).toBe('none')
    expect(await reasonOf(viewer.monitoring.form({ year: 2022 }))).toBe('none')
  })

  test('screen, Word and Excel agree to the digit, both files read back', async () => {
    const { chosen } = await get(2)
    const content = chosen?.content
    if (!content) throw new Error('no snapshot')
    const printed = readFigures(await bytesOf(viewer.monitoring.report({ year, number: 2 })))
    const form = await readForm(await bytesOf(viewer.monitoring.form({ year, number: 2 })))
    const screen = new Map<string, string | null>([
      ...content.items.flatMap(({ code, target, actual, progressPercent, forecast }) => [
        [`${code}_target`, target] as const,
        [`${code}_actual`, actual] as const,
        [`${code}_progress`, progressPercent] as const,
        [`${code}_forecast`, forecast?.value ?? null] as const,
      ]),
      ...[content.funds, ...content.funds.lines].flatMap((fund, at) => {
        const key = (name: string) => (at === 0 ? name : `${name}_${at}`)
        return [
          [key('initial'), wan(fund.initialYuan)] as const,
          [key('budget'), wan(fund.adjustedYuan)] as const,
          [key('paid'), wan(fund.paidYuan)] as const,
          [key('rate'), fund.ratePercent] as const,
          [key('expected'), fund.forecast && wan(fund.forecast.value)] as const,
        ]
      }),
    ])
    for (const [key, value] of screen) {
      const two = (words: string | undefined) =>
        words === undefined || words === '未填报' ? words : new Decimal(words).toDecimalPlaces(2).toFixed()
      const wanted = value === null ? '未填报' : new Decimal(value).toDecimalPlaces(2).toFixed()
      expect([two(form.get(key)), two(printed.get(key))], key).toEqual([wanted, wanted])
    }
    expect([...form.keys()].sort()).toEqual([...screen.keys()].sort())
    expect(printed.get('target_progress')).toBe(new Decimal(content.targetProgressPercent ?? 'NaN').toFixed())
  })

  test('a text that looks like a formula stays a text', async () => {
    const known = (await get()).texts.find(({ code }) => code === 'O2')
    await officer.monitoring.write({ ...text('O2'), ...known, year, cause: '=HYPERLINK("http://x","y")' })
    const { readXlsx } = await import('hucre')
    const { strFromU8, unzipSync } = await import('fflate')
    const bytes = await bytesOf(viewer.monitoring.form({ year }))
    const words = (await readXlsx(bytes)).sheets[0]?.rows.flat().filter((value) => typeof value === 'string')
    expect(words?.some((one) => one.includes('=HYPERLINK'))).toBe(true)
    for (const [name, part] of Object.entries(unzipSync(bytes)))
      if (name.startsWith('xl/worksheets/')) expect(strFromU8(part)).not.toContain('<f>')
    expect(words).toEqual(
      expect.arrayContaining([
        '绩效运行监控表',
        '1—6月执行情况',
        '全年预计完成情况',
        '完成目标可能性',
        '备注',
        '年初预算数',
        '全年预计执行数',
      ]),
    )
  })
})
