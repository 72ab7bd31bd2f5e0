import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Decimal } from '#lib/money.ts'
import { drawDress, drawFile, drawSource, kinds } from '#lib/testing/dressing.ts'
import { judge } from '#lib/testing/ledgers.ts'

/** More by hand: SHEETS_FUZZ_RUNS=5000, SHEETS_FUZZ_SEED=1. */
const settings = (runs: number) => ({
  numRuns: Number(process.env.SHEETS_FUZZ_RUNS ?? runs),
  ...(process.env.SHEETS_FUZZ_SEED && { seed: Number(process.env.SHEETS_FUZZ_SEED) }),
})
const drawn = fc.tuple(fc.gen(), fc.constantFrom(...kinds))

test('a good file in any dress and of any kind of file has the sum of its source, and no row is refused', async () => {
  await fc.assert(
    fc.asyncProperty(drawn, async ([chance, kind]) => {
      const source = drawSource(chance, kind)
      const judged = await judge(await drawFile(chance, drawDress(chance, source)), source.column)
      expect({ ...judged, layouts: [...new Set(judged.layouts)] }).toMatchObject({
        ...{ layouts: [source.layout], rows: source.records.length, sum: source.sum, refused: [] },
      })
      expect(judged.skipped.filter((word) => /subtotal_differs|not_recognised/.test(word))).toEqual([])
    }),
    settings(60),
  )
})

test('a row that is taken out of a file with a total is missed by it', async () => {
  await fc.assert(
    fc.asyncProperty(fc.gen(), fc.nat(), async (chance, lost) => {
      const source = drawSource(chance, 'payments')
      const at = source.keys.indexOf('amountYuan')
      const total = source.keys.map((_, index) => (index === 0 ? '合计' : index === at ? source.sum : null))
      const left = source.records.toSpliced(lost % source.records.length, 1)
      const judged = await judge(await drawFile(chance, [[source.keys.map(heading), ...left, total]]), source.column)
      expect([...judged.skipped, ...judged.refused].join()).toMatch(/subtotal_differs|file_corrupt/)
    }),
    settings(25),
  )
})
const heading = (key: string) =>
  ({ paidOn: '支付日期', category: '费用类别', subProject: '子项目', summary: '摘要', amountYuan: '金额', accrualMonth: '归属月份' })[
    key
  ] ?? key

test('a file with anything done to its bytes is refused, or its sum is that of sound records and never more', async () => {
  await fc.assert(
    fc.asyncProperty(drawn, fc.double({ min: 0, max: 1, noNaN: true }), async ([chance, kind], cut) => {
      const source = drawSource(chance, kind)
      const bytes = await drawFile(chance, drawDress(chance, source))
      const judged = await judge(bytes.subarray(0, Math.floor(bytes.length * cut)), source.column)
      // text that ends with a whole line is a shorter file; a line that is cut is refused
      expect(new Decimal(judged.sum).lte(source.sum)).toBe(true)
      if (judged.refused.length === 0) expect(judged.rows).toBeLessThanOrEqual(source.records.length)
    }),
    settings(40),
  )
})

test('one cell replaced by what is doubtful: refused, said, or nothing changes but that row', async () => {
  const odd = [
    'HK$5',
    '约一百',
    '壹佰元',
    '#REF!',
    '3/5/2023',
    '1.2E+19',
    '12%',
    '100 200',
    '',
    '合计',
    true,
    -1,
    1e15,
    '1.5万元',
    '無',
    '—',
  ]
  await fc.assert(
    fc.asyncProperty(drawn, fc.nat(), fc.nat(), fc.constantFrom(...odd), async ([chance, kind], at, column, cell) => {
      const source = drawSource(chance, kind)
      const records = source.records.map((record, row) =>
        row === at % source.records.length ? record.with(column % record.length, cell) : record,
      )
      const changed = column % source.keys.length === source.keys.indexOf(source.column)
      const judged = await judge(await drawFile(chance, drawDress(chance, { ...source, records })), source.column)
      const isSaid = judged.refused.length + judged.warned.length + judged.skipped.length > 0
      if (!changed && !isSaid) expect(judged.sum).toBe(source.sum)
      if (changed && judged.sum !== source.sum) expect(isSaid || cell === -1 || cell === true).toBe(true)
    }),
    settings(60),
  )
})
