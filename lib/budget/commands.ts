import { z } from 'zod'
import { toColumn } from '../day.ts'
import { fail } from '../errors.ts'
import { command } from '../operation.ts'
import { recordCommands, viewOf } from '../record.ts'
import { budgetAdjustmentKind, budgetLineKind } from './queries.ts'
import { budgetAdjustmentView, copyYearInput, transferInput } from './schema.ts'

export const budgetLineCommands = recordCommands(budgetLineKind)
export const budgetAdjustmentCommands = recordCommands(budgetAdjustmentKind)

/** 调剂: moves budget from one sub-project to another of the year, both sides or none; sent again, it is the same transfer. */
export const transferBudget = command('budget.write')
  .input(transferInput)
  .output(z.object({ rows: z.array(budgetAdjustmentView) }))
  .handler(async ({ input: { transferId, fromLineId, toLineId, amountYuan, adjustedOn, ...said }, context: { tx } }) => {
    const read = () =>
      tx.budgetAdjustment.findMany({ where: { transferId }, include: budgetAdjustmentKind.include, orderBy: { amountYuan: 'asc' } })
    const known = await read()
    const both = { ...said, transferId, adjustedOn: toColumn(adjustedOn) }
    const sides = [
      { ...both, budgetLineId: fromLineId, amountYuan: `-${amountYuan}` },
      { ...both, budgetLineId: toLineId, amountYuan },
    ]
    if (known.length === 0) await tx.budgetAdjustment.createMany({ data: sides })
    const rows = (await read()).map((row) => budgetAdjustmentView.parse(viewOf(row)))
    const isSame = rows.every((row, at) => row.budgetLineId === sides[at]?.budgetLineId && row.adjustedOn === adjustedOn)
    if (!isSame) throw fail('SAME_ID_OTHER_CONTENT', { current: rows })
    return { rows }
  })

/** Begins a year's budget with the lines of another: those that it has already stay as they are. Says how many came. */
export const copyBudgetYear = command('budget.write')
  .input(copyYearInput)
  .output(z.object({ copied: z.int() }))
  .handler(async ({ input: { fromYear, toYear, amounts }, context: { tx } }) => ({
    copied: await tx.$executeRaw`
      insert into budget_lines as kept (year, level1, level2, sub_project, initial_yuan, control, warn_at, created_at)
      select ${toYear}::int, level1, level2, sub_project,
        case ${amounts} when 'initial' then initial_yuan when 'adjusted' then adjusted_yuan else 0 end, control, warn_at,
        now() + row_number() over (order by created_at, id) * interval '1 millisecond'
      from budget_lines where year = ${fromYear} and removed_at is null
      on conflict (year, sub_project) do update set level1 = excluded.level1, level2 = excluded.level2, initial_yuan = excluded.initial_yuan,
        control = excluded.control, warn_at = excluded.warn_at, removed_at = null
      where kept.removed_at is not null`,
  }))
