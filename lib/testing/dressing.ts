import fc, { type GeneratorValue } from 'fast-check'
import { writeXlsx } from 'hucre'
import { Decimal } from '#lib/money.ts'
import { layouts } from '#lib/sheets/layouts.ts'
import { nameOf } from '#lib/sheets/names.ts'
import type { Cell } from '#lib/sheets/schema.ts'
import { page, type Rows, textOf } from './ledgers.ts'

/** Records of one layout by its column keys, and the column whose sum is known. */
export type Source = { layout: string; keys: string[]; records: Rows; column: string; sum: string; days: string[]; amounts: string[] }

const two = (number: number) => String(number).padStart(2, '0')
const dayOf = (at: number) => new Date(Date.UTC(2023, (at * 7) % 12, 1 + ((at * 11) % 28)))
const iso = (on: Date) => on.toISOString().slice(0, 10)
const letters = '甲乙丙丁戊己庚辛壬癸'
const wordOf = (at: number) => `${letters[at % 10]}${letters[Math.floor(at / 10) % 10]}`

/** How a record of each layout looks: `figure` is the number whose sum is known. */
const makers: Record<
  string,
  { keys: string[]; column: string; days: string[]; amounts: string[]; make: (at: number, figure: Decimal) => Cell[] }
> = {
  payments: {
    keys: ['paidOn', 'category', 'subProject', 'summary', 'amountYuan', 'accrualMonth', 'invoiceNo', 'payee'],
    column: 'amountYuan',
    days: ['paidOn'],
    amounts: ['amountYuan'],
    make: (at, figure) => [
      dayOf(at),
      '物料',
      '活动经费',
      `${wordOf(at)}采购`,
      figure.toNumber(),
      iso(dayOf(at)).slice(0, 7),
      `FP${at}X`,
      `${wordOf(at)}公司`,
    ],
  },
  settlements: {
    keys: ['code', 'contract', 'item', 'unit', 'quantity', 'unitPriceYuan', 'amountYuan', 'settledOn'],
    column: 'amountYuan',
    days: ['settledOn'],
    amounts: ['amountYuan'],
    make: (at, figure) => [`JS-${at}`, 'HT-2023-01', `${wordOf(at)}服务`, '次', 1, figure.toNumber(), figure.toNumber(), dayOf(at)],
  },
  contracts: {
    keys: ['code', 'name', 'subProject', 'supplier', 'amountYuan', 'signedOn', 'startsOn', 'endsOn'],
    column: 'amountYuan',
    days: ['signedOn', 'startsOn', 'endsOn'],
    amounts: ['amountYuan'],
    make: (at, figure) => [
      `HT-${at}`,
      `${wordOf(at)}合同`,
      '活动经费',
      `${wordOf(at)}公司`,
      figure.toNumber(),
      dayOf(at),
      dayOf(at),
      new Date('2023-12-31'),
    ],
  },
  sign_ins: {
    keys: ['event', 'organisationName', 'heads', 'signed'],
    column: 'heads',
    days: [],
    amounts: [],
    make: (at, figure) => [`HD-2023-${two(at % 9)}`, `${wordOf(at)}商会`, figure.floor().toNumber(), `2023-05-${two(1 + (at % 28))} 14:30`],
  },
  articles: {
    keys: ['title', 'publishedOn', 'readUsers', 'readTimes', 'shareUsers', 'url'],
    column: 'readTimes',
    days: ['publishedOn'],
    amounts: [],
    make: (at, figure) => [
      `${wordOf(at)}推文`,
      dayOf(at),
      figure.floor().toNumber(),
      figure.floor().toNumber(),
      1,
      `http://mp.weixin.qq.com/s?__biz=A&mid=${9000 + at}&idx=1&sn=x`,
    ],
  },
  inspections: {
    keys: ['inspectedOn', 'area', 'item', 'result', 'rectifiedOn'],
    column: 'none',
    days: ['inspectedOn'],
    amounts: [],
    make: (at) => [dayOf(at), `${wordOf(at)}区`, '消防、卫生', at % 3 ? '合格' : '不合格', null],
  },
  requests: {
    keys: ['code', 'organisationName', 'receivedOn', 'category', 'summary', 'promisedOn', 'closedOn'],
    column: 'none',
    days: ['receivedOn', 'promisedOn', 'closedOn'],
    amounts: [],
    make: (at) => [`SQ-${at}`, `${wordOf(at)}商会`, dayOf(at), '财税', `${wordOf(at)}开户咨询`, dayOf(at), dayOf(at)],
  },
}
export const kinds = Object.keys(makers)

export function drawSource(chance: GeneratorValue, kind: string): Source {
  const maker = makers[kind]
  if (!maker) throw new Error(kind)
  const figures = chance(fc.array, fc.integer({ min: 100, max: 99_999_99 }), { minLength: 3, maxLength: 14 }).map((cents) =>
    new Decimal(cents).div(100),
  )
  const records = figures.map((figure, at) => maker.make(at, figure))
  const at = maker.keys.indexOf(maker.column)
  const sum = records.reduce((total, record) => total.add(at < 0 ? 0 : String(record[at])), new Decimal(0))
  return { ...maker, layout: kind, records, sum: sum.toFixed(2) }
}

const amountForms: ((value: number) => Cell)[] = [
  (v) => v,
  String,
  (v) => `¥${v.toLocaleString('en-US', { minimumFractionDigits: 2 })}`,
  (v) => `${v} 元`,
  (v) => `RMB${v}`,
  (v) => String(v).replace(/[0-9.]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) + 0xfee0)),
]
const dayForms: ((on: Date) => Cell)[] = [
  (on) => on,
  iso,
  (on) => iso(on).replaceAll('-', ''),
  (on) => iso(on).replaceAll('-', '.'),
  (on) => `${on.getUTCFullYear()}年${on.getUTCMonth() + 1}月${on.getUTCDate()}日`,
  (on) => `${on.getUTCFullYear()}/${on.getUTCMonth() + 1}/${on.getUTCDate()}`,
  (on) => on.getTime() / 86_400_000 + 25_569,
]
const subtotalWords = ['小计', '合 计', '本页小计', '总计：', '一季度合计', '合计（元）']
const titles: Rows = [
  ['2023年度台账'],
  [null, '单位：元'],
  [],
  ['制表日期：2023-12-31', null, '制表人：某某'],
  ['某某之家工作表', '', '第1页'],
]
const notes: Rows = [['制表：某某', '审核：某某'], ['注：以上数据含税。'], [], ['填表人：', null, '负责人：'], ['（盖章）'], ['以下空白']]

/** A name for a column that no other column of the layout goes by. */
function headOf(chance: GeneratorValue, layout: string, key: string): string {
  const columns = layouts.find(({ name }) => name === layout)?.columns ?? {}
  const others = new Set(
    Object.entries(columns).flatMap(([other, { names }]) => (other === key ? [] : names.map((name) => nameOf(name).name))),
  )
  const own = (columns[key]?.names ?? [key]).filter((name) => !others.has(nameOf(name).name))
  const name = chance(fc.constantFrom, ...(own.length > 0 ? own : [key]))
  return chance(fc.constantFrom, name, name, ` ${name}`, `${name}*`, name.split('').join('\n'), `${name}（必填）`)
}

/** The source as some office would keep it; every way means the same. */
export function drawDress(chance: GeneratorValue, source: Source): Rows[] {
  const { layout, keys, records, column, days, amounts } = source
  const some = (odds = 3) => chance(fc.nat, odds) === 0
  const order = chance(fc.shuffledSubarray, [...keys.keys()], { minLength: keys.length })
  const extra = some() ? 1 : 0
  const numbered = some() ? 1 : 0
  const shift = some() ? chance(fc.integer, { min: 1, max: 2 }) : 0
  const placed = (row: Cell[], at: number) => [
    ...Array<Cell>(shift).fill(null),
    ...(numbered ? [at] : []),
    ...order.map((from) => row[from] ?? null),
    ...(extra ? ['某某'] : []),
  ]
  const names = keys.map((key) => headOf(chance, layout, key))
  const head: Cell[] = placed(names, 0)
  if (numbered) head[shift] = '序号'
  if (extra) head[head.length - 1] = '经办科室'
  const oneForm = some(1)
  const pick = <T>(forms: T[]) => chance(fc.constantFrom, ...forms)
  const [usualDay, usualAmount] = [pick(dayForms), pick(amountForms)]
  const dressed = (record: Cell[]) =>
    record.map((cell, at) => {
      const key = keys[at] ?? ''
      if (cell instanceof Date && days.includes(key)) return (oneForm ? usualDay : pick(dayForms))(cell)
      return typeof cell === 'number' && amounts.includes(key) ? (oneForm ? usualAmount : pick(amountForms))(cell) : cell
    })
  const parts = some(4) && records.length > 4 ? [records.slice(0, 3), records.slice(3)] : [records]
  return parts.map((part) => {
    const rows: Rows = [...Array.from({ length: chance(fc.nat, 3) }, () => pick(titles)), head]
    if (some(5)) rows.push(head.map((cell, at) => (cell === null ? null : at - shift + 1)))
    let open = new Decimal(0)
    let all = new Decimal(0)
    const figureAt = keys.indexOf(column)
    const subtotal = (figure: Decimal) => {
      const row: Cell[] = keys.map((_, at) => (at === figureAt ? figure.toNumber() : null))
      const line = placed(row, 0)
      const first = line.findIndex((cell, at) => at >= shift && (cell === null || cell === 0 || cell === '某某'))
      line[Math.max(first, 0)] = pick(subtotalWords)
      return line.map((cell, at) => (numbered && at === shift && cell === 0 ? null : cell === '某某' ? null : cell))
    }
    for (const [at, record] of part.entries()) {
      rows.push(placed(dressed(record), at + 1))
      const value = record[figureAt]
      const figure = typeof value === 'number' ? value : 0
      open = open.add(figure)
      all = all.add(figure)
      if (some(6) && figureAt >= 0) {
        rows.push(subtotal(open))
        open = new Decimal(0)
      }
      if (some(8)) rows.push([])
      if (some(9)) rows.push(head)
    }
    if (some(1) && figureAt >= 0) rows.push(subtotal(all))
    return [...rows, ...Array.from({ length: chance(fc.nat, 2) }, () => pick(notes))]
  })
}

/** The sheets as a file of some kind. */
export async function drawFile(chance: GeneratorValue, sheets: Rows[]): Promise<Uint8Array> {
  const [only] = sheets
  const kind = sheets.length > 1 || !only ? 'xlsx' : chance(fc.constantFrom, 'xlsx', 'csv', 'bom', ';', '\t', 'utf16', 'page')
  if (kind === 'xlsx' || !only) return writeXlsx({ sheets: sheets.map((rows, at) => ({ name: `${at + 1}月`, rows })) })
  if (kind === 'page') return page(only)
  if (kind === 'utf16') return new Uint8Array(Buffer.from(`\uFEFF${textOf(only, '\t')}`, 'utf16le'))
  const text = textOf(only, kind.length === 1 ? kind : ',')
  return new TextEncoder().encode(kind === 'bom' ? `\uFEFF${text}` : text)
}
