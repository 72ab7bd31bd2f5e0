import { lastOfMonth } from '../day.ts'
import { atOneMoment, type Db, type Tx } from '../db.ts'
import { Prisma } from '../generated/prisma/client.ts'
import { Decimal, percent } from '../money.ts'
import { monthOf, spent } from './read.ts'
import { daysIn, daysOfAny, daysOfMonth, divideEach, fenOf, isLacking, proposedBasis, type StayPart, weightOf, yuanOf } from './rules.ts'
import type { AllocationBasis, AllocationLine, AllocationView, Bearer, IdlePot, RulesView, SpendingFilter } from './schema.ts'

/** Payments of one category and month of use: one resident's own, or (without one) shared, then each amount by itself in fen. */
type Pot = { category: string; month: string; organisationId: string | null; yuan: string; payments: number; fens: string }
type Stay = StayPart & { id: string; organisation: string }
/** Whoever was there in a month, and by how much each weighs; in the order of their numbers, which decides between equals. */
type Weighed = { id: string; weight: bigint; days: number }

/** What residents bear: payments for one alone are its own, shared ones are divided by the rule of their category among those there in the month of use. */
export function allocationOf(filter: SpendingFilter, organisation: string | undefined): Promise<AllocationView> {
  return atOneMoment(async (tx) => {
    const pots = await potsOf(tx, filter)
    const bases = await basesOf(tx)
    const stays = await staysIn(tx, pots)
    const owned = new Map<string, bigint>()
    const borne = new Map<string, bigint>()
    const add = (to: Map<string, bigint>, id: string, fen: bigint) => to.set(id, (to.get(id) ?? 0n) + fen)
    const idle: IdlePot[] = []
    const lines: AllocationLine[] = []
    const lacking = new Map<string, AllocationView['lacking'][number]>()
    const weighed = remembered((basis: AllocationBasis, month: string) => weigh(basis, month, stays, lacking))
    for (const pot of pots) {
      if (pot.organisationId !== null) {
        add(owned, pot.organisationId, fenOf(pot.yuan))
        continue
      }
      const basis = bases.get(pot.category) ?? null
      const bearers = basis === null || basis === 'none' ? [] : weighed(basis, pot.month)
      const parts = divideEach(
        pot.fens.split(',').map(BigInt),
        bearers.map(({ weight }) => weight),
      )
      const about = { category: pot.category, month: pot.month, basis, wholeYuan: pot.yuan, payments: pot.payments }
      if (!parts) idle.push({ ...about, reason: basis === null ? 'no_rule' : basis === 'none' ? 'rule_none' : 'nobody' })
      for (const [at, { id }] of parts ? bearers.entries() : []) {
        const part = parts?.[at] ?? 0n
        add(borne, id, part)
        if (id === organisation) lines.push(lineOf(about, bearers, at, part))
      }
    }
    const names = await namesOf(tx, [...owned.keys(), ...borne.keys()])
    const sums = { own: sumOf(owned.values()), shared: sumOf(borne.values()), idle: sumOf(idle.map(({ wholeYuan }) => fenOf(wholeYuan))) }
    const total = yuanOf(sums.own + sums.shared + sums.idle)
    return {
      rows: names.map(({ id, name }) => bearerOf(id, name, owned.get(id) ?? 0n, borne.get(id) ?? 0n, total)).sort(largestFirst),
      ...{ ownYuan: yuanOf(sums.own), sharedYuan: yuanOf(sums.shared), idleYuan: yuanOf(sums.idle), totalYuan: total },
      payments: pots.reduce((count, pot) => count + pot.payments, 0),
      ...{ idle, lines, lacking: [...lacking.values()], measures: ['costs.paid', 'stays.active', 'stays.area'] },
      tables: ['payments', 'stays', 'allocation_rules', 'organisations'],
    }
  })
}

const potsOf = (tx: Tx, filter: SpendingFilter) => tx.$queryRaw<Pot[]>`
  select p.category, to_char(${monthOf(Prisma.sql`p.accrual_month`)}, 'YYYY-MM') as month, p.organisation_id::text as "organisationId",
    sum(p.amount_yuan)::text as yuan, count(*)::int as payments, string_agg(replace(p.amount_yuan::text, '.', ''), ',') as fens
  from ${spent(filter)} and p.paid_on is not null group by p.category, ${monthOf(Prisma.sql`p.accrual_month`)}, p.organisation_id order by 2, 1`

async function basesOf(tx: Tx): Promise<Map<string, AllocationBasis>> {
  const rules = await tx.allocationRule.findMany({ where: { removedAt: null }, select: { category: true, basis: true } })
  return new Map(rules.map(({ category, basis }) => [category, basis as AllocationBasis]))
}

/** Everybody who was there in one of the months that are divided. */
async function staysIn(tx: Tx, pots: readonly Pot[]): Promise<Stay[]> {
  const months = pots.map(({ month }) => month).sort()
  const [first, last] = [months[0], months.at(-1)]
  if (!first || !last) return []
  return tx.$queryRaw<Stay[]>`
    select s.id::text, s.organisation_id::text as "organisationId", o.name as organisation, s.started_on::text as "startedOn",
      s.ended_on::text as "endedOn", s.area_sqm::text as "areaSqm", s.headcount
    from stays s join organisations o on o.id = s.organisation_id
    where s.removed_at is null and s.started_on <= ${lastOfMonth(`${last}-01`)}::date and (s.ended_on is null or s.ended_on > ${`${first}-01`}::date)
    order by o.code, s.started_on`
}

/** Whose stays weigh something in a month; of those that cannot, it is noted what is not known of them. */
function weigh(
  basis: AllocationBasis,
  month: string,
  stays: readonly Stay[],
  lacking: Map<string, AllocationView['lacking'][number]>,
): Weighed[] {
  const there = stays.filter((stay) => daysIn(month, stay) > 0)
  for (const stay of there.filter((one) => isLacking(basis, one))) {
    const lacks = basis === 'area' ? 'area' : 'headcount'
    lacking.set(`${stay.id} ${lacks}`, { id: stay.id, organisation: stay.organisation, startedOn: stay.startedOn, lacks })
  }
  return [...Map.groupBy(there, ({ organisationId }) => organisationId)]
    .map(([id, own]) => ({ id, weight: weightOf(basis, month, own), days: daysOfAny(month, own) }))
    .filter(({ weight }) => weight > 0n)
}

const remembered = (find: (basis: AllocationBasis, month: string) => Weighed[]) => {
  const known = new Map<string, Weighed[]>()
  return (basis: AllocationBasis, month: string): Weighed[] => {
    const key = `${basis} ${month}`
    const found = known.get(key) ?? find(basis, month)
    known.set(key, found)
    return found
  }
}

function lineOf(about: Omit<IdlePot, 'reason'>, bearers: readonly Weighed[], at: number, part: bigint): AllocationLine {
  const own = bearers[at] ?? { id: '', weight: 0n, days: 0 }
  const all = sumOf(bearers.map(({ weight }) => weight))
  const monthDays = daysOfMonth(about.month)
  const mean = (weight: bigint) =>
    new Decimal(String(weight))
      .div(about.basis === 'area' ? monthDays * 100 : monthDays)
      .toDecimalPlaces(2)
      .toFixed()
  return {
    ...about,
    ...{ partYuan: yuanOf(part), share: percent(String(own.weight), String(all)), weight: mean(own.weight), totalWeight: mean(all) },
    ...{ residents: bearers.length, days: own.days, monthDays },
  }
}

const sumOf = (values: Iterable<bigint>): bigint => [...values].reduce((sum, value) => sum + value, 0n)
const bearerOf = (id: string, name: string, own: bigint, shared: bigint, total: string): Bearer => {
  const all = yuanOf(own + shared)
  return { id, name, ownYuan: yuanOf(own), sharedYuan: yuanOf(shared), totalYuan: all, share: percent(all, total) }
}
const largestFirst = (a: Bearer, b: Bearer) => new Decimal(b.totalYuan).cmp(a.totalYuan)

async function namesOf(tx: Tx, ids: string[]): Promise<{ id: string; name: string }[]> {
  return tx.organisation.findMany({ where: { id: { in: [...new Set(ids)] } }, select: { id: true, name: true }, orderBy: { code: 'asc' } })
}

/** Every category that was paid for or has a rule, with its rule, and what is proposed for one without. */
export async function rulesOf(db: Db): Promise<RulesView> {
  const found = await db.$queryRaw<
    {
      category: string
      payments: number
      paidYuan: string
      id: string | null
      basis: AllocationBasis
      note: string
      version: number
      gone: boolean
    }[]
  >(Prisma.sql`
    with met as (
      select category, count(*)::int as payments, coalesce(sum(amount_yuan) filter (where paid_on is not null), 0)::numeric(16, 2)::text as paid
      from payments where removed_at is null group by category
    )
    select coalesce(m.category, r.category) as category, coalesce(m.payments, 0) as payments, coalesce(m.paid, '0.00') as "paidYuan",
      r.id::text, r.basis, r.note, r.version, r.removed_at is not null as gone
    from met m full join allocation_rules r on r.category = m.category where m.category is not null or r.removed_at is null
    order by coalesce(m.payments, 0) desc, 1 limit 500`)
  const rows = found.map(({ category, payments, paidYuan, id, basis, note, version, gone }) => ({
    ...{ category, payments, paidYuan, basis: id === null || gone ? null : basis, proposed: proposedBasis(category) },
    rule: id === null ? null : { id, version, note, isRemoved: gone },
  }))
  return { rows, tables: ['payments', 'allocation_rules'] }
}
