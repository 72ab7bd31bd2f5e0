import { Decimal } from '#lib/money.ts'
import { text, yuan } from '#lib/sheets/cells.ts'
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
}

/** 预算: one sub-project a row, in 元 or 万元 as its header says. */
export const budgetLines = defineLayout({
  name: 'budget_lines',
  after: [],
  columns: budgetColumns,
  hints: ['预算'],
  label: 'subProject',
  targets: [
    {
      table: 'budget_lines',
      key: () => ['year', 'sub_project'],
      keeps: ['level1', 'level2'],
      draft: (row, { year }) => {
        const { level1, level2, subProject: name, initialYuan, change } = row.values
        const moved = initialYuan && change ? new Decimal(initialYuan).add(change).toFixed() : null
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
      key: () => ['budget_line_id', 'document_no'],
      keeps: ['document_no'],
      draft: (row, references) => adjustmentOf(row, references),
    },
  ],
})

/** What the sheet's adjusted figure says beyond the adjustments that the house knows by their documents; null when nothing. */
function adjustmentOf({ values }: SheetRow<typeof budgetColumns>, { year, budgetLine }: References): Draft | null {
  const line = budgetLine(values.subProject ?? '')
  const adjusted =
    values.adjustedYuan ?? (values.change && values.initialYuan ? new Decimal(values.initialYuan).add(values.change).toFixed() : null)
  if (!line || adjusted === null) return null
  const known = line.adjustments.filter(({ documentNo }) => documentNo !== values.documentNo)
  const rest = known.reduce((sum, { amountYuan }) => sum.sub(amountYuan), new Decimal(adjusted).sub(line.initialYuan))
  if (rest.isZero()) return null
  return { budget_line_id: line.id, amount_yuan: rest.toFixed(), adjusted_on: `${year}-01-01`, document_no: values.documentNo }
}
