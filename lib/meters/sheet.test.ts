import { writeXlsx } from 'hucre'
import { createTranslator } from 'next-intl'
import { describe, expect, test } from 'vitest'
import { db } from '#lib/db.ts'
import facts from '#lib/messages/zh-Hans/facts.json' with { type: 'json' }
import imports from '#lib/messages/zh-Hans/imports.json' with { type: 'json' }
import { importFiles } from '#lib/sheets/import.ts'
import { sentenceOf, type Translate } from '#lib/sheets/rules.ts'
import type { Cell, Merge } from '#lib/sheets/schema.ts'
import { testDatabase } from '#lib/testing/database.ts'

testDatabase()
type Rows = Cell[][]
const csv = (rows: Rows) =>
  new TextEncoder().encode(rows.map((row) => row.map((cell) => `"${String(cell ?? '').replaceAll('"', '""')}"`).join(',')).join('\r\n'))
const xlsx = (rows: Rows, merges: Merge[] = []) => writeXlsx({ sheets: [{ name: '表', rows, merges }] })
const speak = (namespace: 'imports' | 'facts') =>
  createTranslator({
    locale: 'zh-Hans',
    messages: { imports, facts },
    namespace,
    onError: (error) => {
      throw error
    },
  }) as unknown as Translate
/** Imports one file and gives its state and, by cell, what was said; every code must have its sentence. */
async function bring(name: string, bytes: Uint8Array) {
  const { files } = await importFiles([{ name, bytes }], { year: 2023, actor: 'test' })
  const [file] = files
  if (!file) throw new Error('no report')
  const issues = file.rows.flatMap((row) => row.issues.map((issue) => ({ ...issue, row: row.row })))
  for (const issue of [...file.notes, ...issues]) expect(sentenceOf(issue, speak('imports'), speak('facts'))).not.toBe('')
  const said = (wanted: string) =>
    issues.filter(({ severity }) => severity === wanted).map(({ cell, row, code }) => `${cell ?? row} ${code}`)
  return { state: file.state, layouts: file.sheets.map(({ layout }) => layout), refused: said('refused'), warned: said('warned') }
}
const readings = async (code: string) =>
  (await db().meterReading.findMany({ where: { meterCode: code }, orderBy: { readOn: 'asc' } })).map(
    ({ usage, change, multiplier }) => `${usage.toFixed()} ${change} ×${multiplier.toFixed()}`,
  )

describe('a sheet of readings', () => {
  const head = ['表号', '类型', '抄表日期', '上次示数', '本次示数', '备注', '旧表止数', '新表底数']
  test('is refused at the cell where a meter ran backwards, unless its notes speak of a swap or roll-over', async () => {
    const rows: Rows = [
      head,
      ['A1', '电', '2023-01-31', '99800', '99900', '', '', ''],
      ['A1', '电', '2023-02-28', '99900', '50', '', '', ''],
      ['A1', '电', '2023-03-31', '50', '20', '3月15日换表', '', ''],
      ['A1', '电', '2023-04-30', '20', '10', '未换表', '', ''],
    ]
    expect((await bring('抄表.csv', csv(rows))).refused).toEqual([
      'E3 reading_decreased',
      'G4 swap_figures_missing',
      'E5 reading_decreased',
    ])
    expect(await readings('A1')).toEqual([])
    rows[2] = ['A1', '电', '2023-02-28', '99900', '50', '表已走满归零', '', '']
    rows[3] = ['A1', '电', '2023-03-31', '50', '20', '3月15日换表', '90', '5']
    rows[4] = ['A1', '电', '2023-04-30', '20', '95', '正常', '', '']
    const done = await bring('抄表.csv', csv(rows))
    expect(done).toMatchObject({ state: 'written', refused: [] })
    expect(await readings('A1')).toEqual(['100 none ×1', '150 rollover ×1', '55 swap ×1', '75 none ×1'])
    expect((await bring('抄表.csv', csv(rows))).state).toBe('unchanged')
  })
  test('without a multiplier takes that of the register, and is held against its kind, life and digits', async () => {
    await db().meter.create({
      data: {
        code: 'A2',
        kind: 'electricity',
        multiplier: 30,
        digits: 5,
        installedOn: new Date('2023-02-01'),
        retiredOn: new Date('2023-10-31'),
      },
    })
    const done = await bring(
      '抄表.csv',
      csv([
        head,
        ['A2', '电', '2023-01-31', '0', '1', '', '', ''],
        ['A2', '水', '2023-02-28', '0', '1', '', '', ''],
        ['A2', '电', '2023-11-30', '1', '2', '', '', ''],
      ]),
    )
    expect(done.refused).toEqual(['C2 before_installed', 'B3 meter_kind_differs', 'C4 after_retired'])
    expect((await bring('抄表.csv', csv([head, ['A2', '电', '2023-02-28', '500', '20', '翻转', '', '']]))).warned).toEqual([
      'D2 rollover_doubtful',
    ])
    await bring('抄表.csv', csv([head, ['A2', '电', '2023-03-31', '20', '22', '', '', '']]))
    expect(await readings('A2')).toEqual(['15600 rollover ×30', '60 none ×30'])
  })
  test('may have 尖 峰 平 谷 under one head; they make up the usage or are refused with both sums', async () => {
    const rows: Rows = [
      ['2023年抄表记录（分时）'],
      ['表号', '类型', '抄表日期', '上次示数', '本次示数', '倍率', '分时用量（度）', null, null, null, '合计'],
      [null, null, null, null, null, null, '尖', '峰', '平', '谷', null],
      ['A3', '电', '2023年7月31日', '1000', '１,０１０', 10, '10', '２０', '30度', 40, 100],
      ['A3', '电', '2023/8/31', 1010, 1020, 10, null, 30, 30, 40, 100],
      ['A3', '电', 45199, 1020, 1030, 10, 10, 20, 30, 41, 100],
    ]
    const merges: Merge[] = [{ startRow: 1, startCol: 6, endRow: 1, endCol: 9 }]
    expect((await bring('分时抄表.xlsx', await xlsx(rows, merges))).refused).toEqual(['G6 parts_differ'])
    rows[5] = ['A3', '电', 45199, 1020, 1030, 10, 10, 20, 30, 40, 100]
    expect(await bring('分时抄表.xlsx', await xlsx(rows, merges))).toMatchObject({ state: 'written', refused: [] })
    const stored = await db().meterReading.findMany({ where: { meterCode: 'A3' }, orderBy: { readOn: 'asc' } })
    expect(stored.map((row) => [row.sharpUsage, row.peakUsage, row.flatUsage, row.valleyUsage].map(String).join(' '))).toEqual([
      '10 20 30 40',
      '0 30 30 40',
      '10 20 30 40',
    ])
  })
  test('warns at the cell of a usage that is more than double or less than half of the usual', async () => {
    const rows: Rows = [
      head,
      ...['100', '200', '300', '680', '780', '800'].map((current, at) => [
        ...['A4', '水', `2023-0${at + 1}-28`, ['0', '100', '200', '300', '680', '780'][at] ?? '', current, '', '', ''],
      ]),
    ]
    expect((await bring('水表抄表.csv', csv(rows))).warned).toEqual(['E5 usage_jumps', 'E7 usage_jumps'])
  })
})

describe('a sheet of utility bills', () => {
  const bills = async (code: string) =>
    (await db().bill.findMany({ where: { meterCode: code }, orderBy: { startsOn: 'asc' } })).map(
      ({ startsOn, endsOn, usage, amountYuan }) =>
        `${startsOn.toISOString().slice(0, 10)} ${endsOn.toISOString().slice(0, 10)} ${usage.toFixed()} ${amountYuan.toFixed(2)}`,
    )
  test('says its days in one cell, in any of the ways that suppliers write them', async () => {
    const rows: Rows = [
      ['电费账单汇总'],
      ['户号', '账期', '用电量（度）', '单价', '应缴金额', '缴费截止日'],
      ['B1', '2022年12月26日-1月25日', '1,000', '0.8', '¥800.00', '2023-02-10'],
      ['B1', '2023-01-26至2023-02-25', 1000, 0.8, 800, '2023年3月10日'],
      ['B1', '20230226-20230325', '１０００度', '0.8元/度', '800元', null],
      ['B1', '2023.3.26~4.25', 1000, 0.8, 800, null],
      ['合计', null, 4000, null, 3200, null],
    ]
    const done = await bring('电费.xlsx', await xlsx(rows))
    expect(done).toMatchObject({ state: 'written', layouts: ['bills'], refused: [], warned: ['A3 meter_registered'] })
    expect(await bills('B1')).toEqual([
      '2022-12-26 2023-01-25 1000 800.00',
      '2023-01-26 2023-02-25 1000 800.00',
      '2023-02-26 2023-03-25 1000 800.00',
      '2023-03-26 2023-04-25 1000 800.00',
    ])
    expect((await bring('电费.csv', csv(rows))).state).toBe('unchanged')
  })
  test('names a month, or its first and last day in two cells; water is known by what stands above', async () => {
    await bring(
      '水费.csv',
      csv([['自来水费账单'], ['水表号', '账单月份', '用水量', '水价', '污水处理费', '金额'], ['B2', '2023年2月', '10', '2.5', '9', '34']]),
    )
    expect(await bills('B2')).toEqual(['2023-02-01 2023-02-28 10 34.00'])
    expect(await db().meter.findUnique({ where: { code: 'B2' } })).toMatchObject({ kind: 'water' })
    const head = ['账单号', '表号', '类型', '计费开始', '计费结束', '用量', '单价', '附加费', '金额']
    const done = await bring('账单.csv', csv([head, ['ZD1', 'B3', '水', '2023-03-01', '2023-03-31', '10', '2.5', '-1', '24.10']]))
    expect(done).toMatchObject({ state: 'written', warned: ['B2 meter_registered', 'I2 bill_amount_differs'] })
    expect((await db().bill.findFirst({ where: { billNo: 'ZD1' } }))?.findings).toEqual(['amount_differs', 'no_readings'])
  })
  test('is refused at its cells: a span that is none, an end before its start, parts that are not the usage, another kind', async () => {
    const head = ['表号', '类型', '账期', '用量', '尖电量', '峰电量', '平电量', '谷电量', '金额']
    const done = await bring(
      '账单.csv',
      csv([
        head,
        ['B4', '电', '上半年', '100', '', '', '', '', '80'],
        ['B4', '电', '2023-03-31至2023-03-01', '100', '', '', '', '', '80'],
        ['B4', '电', '2023-04', '100', '10', '20', '30', '41', '80'],
        ['B4', '电', '2023年2月30日-3月25日', '100', '', '', '', '', '80'],
        ['B2', '电', '2023-05', '100', '', '', '', '', '80'],
        ['B4', '电', '', '100', '', '', '', '', '80'],
        ['B4', '电', '2023-06', '-5', '', '', '', '', '80'],
      ]),
    )
    expect(done).toMatchObject({ state: 'refused' })
    expect(done.refused.toSorted()).toEqual([
      'B6 meter_kind_differs',
      'C2 not_a_span',
      'C3 ends_before_start',
      'C5 impossible_day',
      'C7 cell_empty',
      'D8 too_small',
      'E4 parts_differ',
    ])
    expect(await bills('B4')).toEqual([])
  })
})
