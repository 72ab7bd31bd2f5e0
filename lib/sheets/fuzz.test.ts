import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import { Decimal } from '#lib/money.ts'
import { locate } from './headers.ts'
import { layouts } from './layouts.ts'
import { readWorkbook } from './read.ts'
import { readRows } from './rows.ts'
import type { Cell, Grid } from './schema.ts'

let good: Grid
beforeAll(async () => {
  good = (await readWorkbook(new Uint8Array(readFileSync('prisma/demo/2023/05-支出台账.xlsx'))))[0] as Grid
})

/** The ledger's rows and the sum of its amounts, as the importer reads them; null when it finds no ledger. */
function read(grid: Grid): { layout: string; rows: number; sum: string; refused: number } | null {
  const located = locate(grid, layouts, 'x')
  if (!located || located.missing.length > 0) return null
  const { rows } = readRows(grid, located, 2023)
  const sound = rows.filter(({ issues }) => issues.every(({ severity }) => severity !== 'refused'))
  const sum = sound.reduce((total, row) => total.add(String((row.values as Record<string, unknown>).amountYuan)), new Decimal(0))
  return { layout: located.layout.name, rows: rows.length, sum: sum.toFixed(2), refused: rows.length - sound.length }
}

const fullWidth = (text: string) => text.replace(/[0-9.,]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) + 0xfee0))
const grouped = (value: number) => value.toLocaleString('en-US', { minimumFractionDigits: 2 })
/** Ways in which offices write an amount and a day: all mean the same. */
const amountForms: ((value: number) => Cell)[] = [
  (v) => v,
  String,
  (v) => `¥${grouped(v)}`,
  (v) => fullWidth(grouped(v)),
  (v) => ` ${v} 元`,
  (v) => `${new Decimal(v).div(10_000).toFixed()}万元`,
]
const dayForms: ((value: Date) => Cell)[] = [
  (day) => day,
  (day) => day.toISOString().slice(0, 10),
  (day) => day.toISOString().slice(0, 10).replaceAll('-', ''),
  (day) => `${day.getUTCFullYear()}年${day.getUTCMonth() + 1}月${day.getUTCDate()}日`,
  (day) => `${day.getUTCFullYear()}/${day.getUTCMonth() + 1}/${day.getUTCDate()}`,
  (day) => day.getTime() / 86_400_000 + 25_569,
]
const blank: Cell[] = []

test('a ledger in any office’s dress is read with its right sum: titles, shifted and shuffled columns, subtotals, blanks, every form of amount and day', () => {
  fc.assert(
    fc.property(
      fc.record({
        titles: fc.array(fc.constantFrom<Cell[]>(['2023年度支出台账'], [null, '单位：元'], blank), { maxLength: 6 }),
        shift: fc.integer({ min: 0, max: 3 }),
        order: fc.array(fc.nat(), { minLength: 13, maxLength: 13 }),
        amounts: fc.array(fc.nat(amountForms.length - 1), { minLength: 5, maxLength: 20 }),
        days: fc.array(fc.nat(dayForms.length - 1), { minLength: 5, maxLength: 20 }),
        every: fc.integer({ min: 3, max: 40 }),
        extra: fc.boolean(),
      }),
      ({ titles, shift, order, amounts, days, every, extra }) => {
        const columns = order.map((rank, index) => ({ rank, index })).sort((a, b) => a.rank - b.rank || a.index - b.index)
        const place = (row: Cell[]) => [...Array<Cell>(shift).fill(null), ...columns.map(({ index }) => row[index] ?? null)]
        const [head = [], ...body] = good.rows
        const rows: Cell[][] = [...titles, [...place(head), ...(extra ? ['经办人'] : [])]]
        for (const [at, row] of body.entries()) {
          const dressed = row.map((cell) => {
            if (cell instanceof Date) return dayForms[days[at % days.length] ?? 0]?.(cell) ?? cell
            return typeof cell === 'number' && cell === row[4] ? (amountForms[amounts[at % amounts.length] ?? 0]?.(cell) ?? cell) : cell
          })
          rows.push([...place(dressed), ...(extra ? ['某某'] : [])])
          if (at % every === every - 1) rows.push(place(['小计', null, null, null, 99_999]), blank)
        }
        rows.push(place([null, '合计', null, null, '1,460,750.00']))
        expect(read({ ...good, rows })).toEqual({ layout: 'payments', rows: 99, sum: '1460750.00', refused: 0 })
      },
    ),
    { numRuns: 60 },
  )
})

test('a cell replaced by anything at all is read as what it says or refused, and no other row changes', () => {
  const anything = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.double(),
    fc.boolean(),
    fc.date({ noInvalidDate: true }),
    fc.constantFrom('#REF!', '', ' ', '-', '1e400', '٣', '０', '\u0000', '合计'),
  )
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 99 }), fc.nat(12), anything as fc.Arbitrary<Cell>, (at, column, cell) => {
      const rows = good.rows.map((row, index) => (index === at ? row.map((old, place) => (place === column ? cell : old)) : row))
      const own = new Decimal(String(good.rows[at]?.[4]))
      const found = read({ ...good, rows })
      expect(found).not.toBeNull()
      const others = new Decimal('1460750').sub(own)
      const left = new Decimal(found?.sum ?? 0).sub(others)
      // refused, left out as a subtotal, or taken: with its old amount unless it is the amount that was replaced
      if (column !== 4) expect([own.toFixed(2), '0.00']).toContain(left.toFixed(2))
      if (column !== 4 && left.isZero()) expect((found?.refused ?? 0) + (99 - (found?.rows ?? 0))).toBe(1)
    }),
    { numRuns: 150 },
  )
})
