import { differenceInCalendarMonths, parseISO } from 'date-fns'
import { fromColumn, lastOfMonth, yearOf } from '../day.ts'
import type { Db } from '../db.ts'
import { Decimal, percent } from '../money.ts'
import type { PaymentCheck, PaymentCheckInput } from './schema.ts'

type Warning = PaymentCheck['warnings'][number]
type Code = Warning['code']
const warning = (code: Code, params: Record<string, string> = {}, payments: Warning['payments'] = []): Warning => ({
  code,
  params,
  payments,
})

/** Month of use and day of payment lie at most this many months apart, or one of them is likely mistyped. */
const monthsApart = 12

/** What a payment would mean: for its sub-project's budget, its contract, its invoice and the payment that it gives back. */
export async function checkOf(db: Db, input: PaymentCheckInput): Promise<PaymentCheck> {
  const budget = await budgetOf(db, input)
  const found = await Promise.all([contractWarnings(db, input), invoiceWarnings(db, input), refundWarnings(db, input)])
  const year = yearUsed(input)
  const isOutside = input.subProject !== '' && year !== null && budget === null
  return {
    budget,
    warnings: [
      ...(isOutside ? [warning('not_in_budget', { year: String(year), subProject: input.subProject })] : []),
      ...monthWarnings(input),
      ...found.flat(),
    ],
  }
}

/** The year whose budget it uses, as the database stamps it. */
const yearUsed = ({ paidOn, accrualMonth }: PaymentCheckInput): number | null => {
  const day = paidOn ?? accrualMonth
  return day ? yearOf(day) : null
}

async function budgetOf(db: Db, input: PaymentCheckInput): Promise<PaymentCheck['budget']> {
  const year = yearUsed(input)
  if (year === null || input.subProject === '') return null
  const line = await db.budgetLine.findUnique({ where: { year_subProject: { year, subProject: input.subProject }, removedAt: null } })
  if (!line) return null
  const others = await db.payment.aggregate({
    where: { budgetYear: year, subProject: input.subProject, removedAt: null, id: { not: input.id } },
    _sum: { amountYuan: true },
  })
  const adjusted = new Decimal(line.adjustedYuan.toFixed())
  const used = new Decimal(others._sum.amountYuan?.toFixed() ?? 0).add(input.amountYuan ?? 0)
  const isNear = used.gt(0) && used.mul(100).gte(adjusted.mul(line.warnAt))
  return {
    year,
    subProject: input.subProject,
    adjustedYuan: adjusted.toFixed(2),
    leftYuan: adjusted.sub(used).toFixed(2),
    usedPercent: percent(used.toFixed(), adjusted.toFixed(), 1),
    state: used.gt(adjusted) ? 'over' : isNear ? 'near' : 'well',
    control: line.control === 'warn' ? 'warn' : 'stop',
  }
}

function monthWarnings({ paidOn, accrualMonth }: PaymentCheckInput): Warning[] {
  if (!paidOn || !accrualMonth) return []
  const months = Math.abs(differenceInCalendarMonths(parseISO(paidOn), parseISO(accrualMonth)))
  return months > monthsApart ? [warning('month_far', { months: String(months) })] : []
}

async function contractWarnings(db: Db, { id, contractId, paidOn, accrualMonth, amountYuan }: PaymentCheckInput): Promise<Warning[]> {
  const contract = contractId && (await db.contract.findUnique({ where: { id: contractId } }))
  if (!contract) return []
  const [starts, ends, signed] = [contract.startsOn, contract.lastOn, contract.signedOn].map((day) => day && fromColumn(day))
  const term = { code: contract.code, from: starts ?? '…', to: ends ?? '…' }
  const isOutside = (first: string, last: string) => Boolean((starts && last < starts) || (ends && first > ends))
  const warnings: Warning[] = []
  if (accrualMonth && isOutside(accrualMonth, lastOfMonth(accrualMonth))) warnings.push(warning('month_outside_term', term))
  if (paidOn && signed && paidOn < signed) warnings.push(warning('before_signing', { code: contract.code, signed }))
  else if (paidOn && isOutside(paidOn, paidOn)) warnings.push(warning('day_outside_term', term))
  const others = await db.payment.aggregate({ where: { contractId, removedAt: null, id: { not: id } }, _sum: { amountYuan: true } })
  const paid = new Decimal(others._sum.amountYuan?.toFixed() ?? 0).add(amountYuan ?? 0)
  const total = new Decimal(contract.totalYuan.toFixed())
  if (amountYuan && !amountYuan.startsWith('-') && paid.gt(total))
    warnings.push(
      warning('over_contract', { code: contract.code, total: total.toFixed(2), paid: paid.toFixed(2), over: paid.sub(total).toFixed(2) }),
    )
  return warnings
}

async function invoiceWarnings(db: Db, { id, invoiceNo, refundOfId }: PaymentCheckInput): Promise<Warning[]> {
  if (!invoiceNo) return []
  const same = await db.payment.findMany({
    where: {
      invoiceNo,
      removedAt: null,
      id: { notIn: refundOfId ? [id, refundOfId] : [id] },
      OR: [{ refundOfId: null }, { refundOfId: { not: id } }],
    },
    select: { id: true, summary: true },
    orderBy: { createdAt: 'desc' },
    take: 5,
  })
  return same.length > 0 ? [warning('invoice_seen', { count: String(same.length) }, same)] : []
}

async function refundWarnings(db: Db, { id, amountYuan, refundOfId }: PaymentCheckInput): Promise<Warning[]> {
  if (!amountYuan?.startsWith('-')) return []
  if (!refundOfId) return [warning('negative')]
  const original = await db.payment.findUnique({ where: { id: refundOfId }, select: { id: true, summary: true, amountYuan: true } })
  if (!original) return []
  const others = await db.payment.aggregate({ where: { refundOfId, removedAt: null, id: { not: id } }, _sum: { amountYuan: true } })
  const left = new Decimal(original.amountYuan.toFixed()).add(others._sum.amountYuan?.toFixed() ?? 0).add(amountYuan)
  if (!left.isNegative()) return []
  const { amountYuan: paid, ...payment } = original
  return [warning('refund_beyond', { paid: paid.toFixed(2), over: left.abs().toFixed(2) }, [payment])]
}
