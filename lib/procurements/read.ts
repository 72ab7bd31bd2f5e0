import { z } from 'zod'
import type { Db, Tx } from '../db.ts'
import { Decimal } from '../money.ts'
import { acceptedOf, comparisonOf } from './rules.ts'
import { acceptanceResult, type budgetLeft, type ComparisonRow, procurementItem } from './schema.ts'

const live = { removedAt: null }
type Where = { procurementId: string } | { contractId: string }

/** What the year's budget of a sub-project still allows: as adjusted, less what is paid or booked in it; null where there is no budget. */
export async function readBudgetLeft(on: Db | Tx, subProject: string, year: number): Promise<z.infer<typeof budgetLeft>> {
  const lines = await on.budgetLine.findMany({ where: { ...live, subProject, year }, select: { adjustedYuan: true } })
  if (lines.length === 0) return null
  const paid = await on.payment.aggregate({ where: { ...live, subProject, budgetYear: year }, _sum: { amountYuan: true } })
  const adjusted = lines.reduce((sum, line) => sum.add(line.adjustedYuan), new Decimal(0))
  const paidYuan = new Decimal(paid._sum.amountYuan ?? 0)
  return { year, adjustedYuan: adjusted.toFixed(2), paidYuan: paidYuan.toFixed(2), leftYuan: adjusted.sub(paidYuan).toFixed(2) }
}

/** Requirement, contract, acceptance and settlement side by side, from the side of the requirement or of a contract. */
export async function readComparison(on: Db | Tx, where: Where): Promise<ComparisonRow[]> {
  const contracts = await on.contract.findMany({
    where: { ...live, ...('contractId' in where ? { id: where.contractId } : where) },
    include: {
      procurement: { select: { items: true, removedAt: true } },
      lines: { where: { ...live, OR: [{ amendmentId: null }, { amendment: live }] } },
      settlements: { where: live },
    },
  })
  const asked =
    'procurementId' in where
      ? await on.procurement.findUnique({ where: { id: where.procurementId }, select: { items: true, removedAt: true } })
      : (contracts[0]?.procurement ?? null)
  const acceptances = await on.acceptance.findMany({
    where: { ...live, OR: [where, { contractId: { in: contracts.map(({ id }) => id) } }] },
    select: { results: true },
  })
  return comparisonOf({
    required: asked && !asked.removedAt ? z.array(procurementItem).parse(asked.items) : null,
    contracted: contracts.length === 0 ? null : contracts.flatMap(({ lines }) => lastAgreed(lines)),
    accepted: acceptances.length === 0 ? null : acceptances.flatMap(({ results }) => acceptedOf(z.array(acceptanceResult).parse(results))),
    settled: contracts.flatMap(({ settlements }) =>
      settlements.map(({ item, unit, quantity }) => ({ item, unit, quantity: quantity.toFixed() })),
    ),
  })
}

type Line = { item: string; unit: string; maxQuantity: Decimal; effectiveOn: Date | null }
/** Of each item of one contract what was agreed last. */
function lastAgreed(lines: readonly Line[]) {
  const since = ({ effectiveOn }: Line) => effectiveOn?.getTime() ?? Number.NEGATIVE_INFINITY
  const last = (item: string) => Math.max(...lines.filter((line) => line.item === item).map(since))
  return lines
    .filter((line) => since(line) === last(line.item))
    .map(({ item, unit, maxQuantity }) => ({ item, unit, quantity: maxQuantity.toFixed() }))
}
