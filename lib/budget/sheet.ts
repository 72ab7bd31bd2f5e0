import { Decimal } from '#lib/money.ts'
import { text, wordOf, yuan } from '#lib/sheets/cells.ts'
import { day } from '#lib/sheets/days.ts'
import { type Draft, defineLayout, expected, optional, required } from '#lib/sheets/layout.ts'
import type { References } from '#lib/sheets/references.ts'
import type { SheetRow } from '#lib/sheets/rows.ts'

const subProject = ['子项目', '子项目名称', '对应子项目', '所属子项目', '预算子项目', '预算项目', '项目子项'] as const

const budgetColumns = {
  level1: optional(text(), '一级项目', '一级项目名称', '一级'),
  level2: optional(text(), '二级项目', '二级项目名称', '二级', '项目名称'),
  subProject: required(text(), ...subProject, '三级项目', '明细项目'),
  initialYuan: expected(yuan({ min: 0 }), '年初预算数', '年初预算', '预算数', '批复预算', '预算金额', '年初批复数', '年初预算金额'),
  adjustedYuan: optional(yuan({ min: 0 }), '全年预算数', '调整后预算', '调整预算数', '全年预算', '调整后预算数', '全年预算金额'),
  change: optional(yuan(), '调整数', '预算调整数', '调整金额', '调整', '调增调减', '调整数额'),
  documentNo: optional(text(), '调整文号', '调整依据', '调整文件', '文号', '批复文号'),
  adjustedOn: optional(day(), '调整日期', '批复日期', '调整时间', '文件日期'),
  reason: optional(text(), '调整原因', '调整事由', '调整说明'),
}
type Row = SheetRow<typeof budgetColumns>

/** 预算: one sub-project a row, in 元 or 万元 as its header says. */
export const budgetLines = defineLayout({
  name: 'budget_lines',
  after: [],
  columns: budgetColumns,
  hints: ['预算'],
  label: 'subProject',
  prepare: (rows) => {
    carryLevels(rows)
    refuseTwice(rows)
  },
  targets: [
    {
      table: 'budget_lines',
      key: () => ['year', 'sub_project'],
      keeps: ['level1', 'level2'],
      draft: (row, { year }) => {
        const { level1, level2, subProject: name, initialYuan } = row.values
        const moved = movedBy(row)
        const adjustedYuan = row.values.adjustedYuan ?? moved
        const initial = initialYuan ?? adjustedYuan
        if (moved && adjustedYuan && !new Decimal(moved).eq(adjustedYuan))
          row.refuse('adjustedYuan', 'budget_does_not_add_up', { expected: moved })
        if (initial === null) row.refuse('initialYuan', 'cell_empty')
        else if (adjustedYuan === null) row.warn('adjustedYuan', 'budget_not_adjusted')
        return {
          year,
          level1: level1 ?? '',
          level2: level2 ?? '',
          sub_project: name ?? '',
          initial_yuan: initial,
        }
      },
    },
    {
      table: 'budget_adjustments',
      // a transfer has two sides and is never taken for what a sheet says of one
      key: () => ['budget_line_id', 'document_no', 'transfer_id'],
      keeps: ['reason'],
      draft: (row, references) => adjustmentOf(row, references),
    },
  ],
})

/** The start and its change together; null where one of them is not said. */
const movedBy = ({ values: { initialYuan, change } }: Row): string | null =>
  initialYuan && change ? new Decimal(initialYuan).add(change).toFixed() : null

/** 一级 and 二级 are written once above the rows that they belong to. */
function carryLevels(rows: Row[]): void {
  let above: Pick<Row['values'], 'level1' | 'level2'> = { level1: null, level2: null }
  for (const { values } of rows) {
    const isSame = !values.level1 || values.level1 === above.level1
    values.level1 ||= above.level1
    if (isSame) values.level2 ||= above.level2
    above = { level1: values.level1, level2: values.level2 }
  }
}

/** A year knows a sub-project by its name alone: a second one of that name could not be told from the first. */
function refuseTwice(rows: Row[]): void {
  const seen = new Map<string, Row>()
  for (const row of rows) {
    const name = row.values.subProject
    const before = name && seen.get(wordOf(name))
    if (before && before.values.level2 !== row.values.level2) row.refuse('subProject', 'budget_name_twice', { name, row: before.row })
    else if (name) seen.set(wordOf(name), row)
  }
}

/** What the sheet's adjusted figure says beyond the adjustments that the house knows otherwise; null when nothing. */
function adjustmentOf(row: Row, { year, budgetLine }: References): Draft | null {
  const { documentNo, reason, ...values } = row.values
  const line = budgetLine(values.subProject ?? '')
  const adjusted = values.adjustedYuan ?? movedBy(row)
  if (!line || adjusted === null) return null
  const own = line.adjustments.filter((one) => !one.isTransfer && one.documentNo === documentNo)
  if (own.length > 1) row.warn('adjustedYuan', 'adjustments_ambiguous', { count: own.length })
  if (own.length > 1) return null
  const others = line.adjustments.filter((one) => one !== own[0])
  const rest = others.reduce((sum, { amountYuan }) => sum.sub(amountYuan), new Decimal(adjusted).sub(line.initialYuan))
  if (rest.isZero()) {
    if (own[0]) row.warn('adjustedYuan', 'adjustment_undocumented_left', { amount: own[0].amountYuan })
    return null
  }
  const usual = own[0]?.adjustedOn ?? `${year}-01-01`
  const isWithin = values.adjustedOn === null || values.adjustedOn.startsWith(String(year))
  if (!isWithin) row.warn('adjustedOn', 'adjustment_day_outside', { year: String(year), day: usual })
  return {
    budget_line_id: line.id,
    amount_yuan: rest.toFixed(),
    adjusted_on: (isWithin && values.adjustedOn) || usual,
    document_no: documentNo,
    reason,
    transfer_id: null,
  }
}
