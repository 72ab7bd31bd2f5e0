import { readXlsx } from 'hucre'
import { expect, test } from 'vitest'
import { xlsxOf } from '../spreadsheet.ts'
import { rescored, snapshot2023 } from '../testing/snapshot2023.ts'
import type { ScoredItem, Snapshot } from './schema.ts'
import { yearsTable } from './sheet.ts'
import { besideEachOther } from './years.ts'

/** The sample year as another one, with some of its indicators changed. */
const year = (of: number, change: (item: ScoredItem) => ScoredItem | null = (item) => item): Snapshot => {
  const kept = { ...snapshot2023(), items: snapshot2023().items.flatMap((item) => change(item) ?? []) }
  return { ...rescored(kept, (item) => item), year: of }
}
const rowOf = (snapshots: Snapshot[], name: string) => besideEachOther(snapshots).rows.find((row) => row.name === name)

test('indicators are matched by their names, whatever quotes they are written with, before their codes', () => {
  // 2024 swapped two codes and dropped the quotes
  const swapped = year(2024, (item) => {
    if (item.code === 'O3') return { ...item, code: 'O4', name: '倾沙龙举办场次' }
    return item.code === 'O4' ? { ...item, code: 'O3' } : item
  })
  const { rows } = besideEachOther([snapshot2023(), swapped])
  expect(rows).toHaveLength(14)
  expect(rows.find(({ name }) => name === '倾沙龙举办场次')?.cells.map((cell) => cell?.code)).toEqual(['O4', 'O3'])
  expect(rows.find(({ name }) => name === '公众号推文发布篇数')?.cells.map((cell) => cell?.code)).toEqual(['O3', 'O4'])
  expect(rows.some(({ isRenamed }) => isRenamed)).toBe(false)
})

test('a renamed indicator keeps its row by its code while its unit stays, and says that it was renamed', () => {
  const renamed = year(2024, (item) => (item.code === 'B1' ? { ...item, name: '促成合作洽谈' } : item))
  expect(rowOf([renamed, snapshot2023()], '促成合作洽谈')).toMatchObject({ isRenamed: true, cells: [{ code: 'B1' }, { code: 'B1' }] })
  const other = year(2024, (item) => (item.code === 'B1' ? { ...item, name: '合作金额', unit: '万元' } : item))
  expect(besideEachOther([other, snapshot2023()]).rows).toHaveLength(15)
})

test('an indicator that a year did not have is absent there, and what it is compared with is the last year shown that had it', () => {
  const without = year(2024, (item) => (item.code === 'B2' ? null : item))
  const later = year(2025, (item) => (item.code === 'B2' ? { ...item, actual: '440' } : item))
  const row = rowOf([later, without, snapshot2023()], '公众号累计关注人数')
  expect(row?.cells[1]).toBeNull()
  expect(row?.cells[0]?.change).toMatchObject({ base: '396', change: '11.1', in: 'percent' })
})

test('shares change in percentage points, scores in points', () => {
  const later = year(2024, (item) => (item.code === 'P3' ? { ...item, actual: '75' } : item))
  const cell = rowOf([later, snapshot2023()], '管理制度完备率')?.cells[0]
  expect(cell).toMatchObject({ change: { change: '12.5', in: 'points' }, scoreChange: '0.50' })
})

test('the spreadsheet says each year’s total and each indicator of each year once', async () => {
  const view = { known: [], measures: [], ...besideEachOther([year(2024), snapshot2023()]) }
  const table = yearsTable(view, { years: [], title: '对照', headings: { total: '总分' }, grades: { excellent: '优' } })
  const rows = (await readXlsx(new Uint8Array(await (await xlsxOf(table)).arrayBuffer()))).sheets[0]?.rows ?? []
  expect(rows.filter((row) => row[2] === '总分 优').map((row) => [row[0], row[7]])).toEqual([
    ['2024', 97],
    ['2023', 97],
  ])
  expect(rows.filter((row) => row[0] === '2023' || row[0] === '2024')).toHaveLength(2 + 28)
})
