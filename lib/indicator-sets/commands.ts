import type { Tx } from '../db.ts'
import { fail } from '../errors.ts'
import { command } from '../operation.ts'
import { viewOf } from '../record.ts'
import { setOf } from './read.ts'
import { activateInput, copySetInput, copySetView, dismissInput, reopenInput, setRecord } from './schema.ts'

/** Activates a year's draft: from now on it is held to, and only opening it again changes it. Refused while anything is wrong with it. */
export const activateSet = command('indicators.activate')
  .input(activateInput)
  .output(setRecord)
  .handler(async ({ input: { year, version }, context: { tx, actor } }) => {
    await lock(tx, year)
    const { problems, set } = await setOf(tx, year)
    if (set?.state === 'active') return set
    const [first] = problems
    if (first) throw fail('SET_NOT_READY', { params: { count: problems.length, year: String(year) }, current: problems })
    return change(tx, { year, version }, { state: 'active', activatedAt: new Date(), activatedBy: actor?.name ?? '' })
  })

/** Opens an active set again, with the reason: it is a draft until it is activated anew. */
export const reopenSet = command('indicators.activate')
  .input(reopenInput)
  .output(setRecord)
  .handler(async ({ input: { year, version, reason }, context: { tx } }) => {
    await lock(tx, year)
    return change(tx, { year, version }, { state: 'draft', activatedAt: null, activatedBy: null, reason })
  })

/** Says why an indicator that shows wear stays as it is; without a reason the sign is shown again. */
export const dismissWear = command('indicators.write')
  .input(dismissInput)
  .output(setRecord)
  .handler(async ({ input: { year, version, code, kind, reason }, context: { tx } }) => {
    const known = setRecord.parse(viewOf((await lock(tx, year)) ?? {}))
    const { [`${code}:${kind}`]: _, ...others } = known.dismissals
    return change(tx, { year, version }, { dismissals: reason === null ? others : { ...others, [`${code}:${kind}`]: reason } })
  })

/**
 * Begins a year's draft with the indicators of another: codes that it has already stay as they are, and are named. Targets are the old ones or those
 * that were decided on; what was explained about a year stays with that year.
 */
export const copySet = command('indicators.write')
  .input(copySetInput)
  .output(copySetView)
  .handler(async ({ input: { fromYear, toYear, targets }, context: { tx } }) => {
    const kept = await tx.indicator.findMany({ where: { year: toYear }, select: { code: true }, orderBy: { position: 'asc' } })
    const copied = await tx.$queryRaw<{ isDecided: boolean }[]>`
      insert into indicators (year, code, level1, level2, name, operator, target, unit, weight, sub_project, formula, position)
      select ${toYear}::int, i.code, i.level1, i.level2, i.name, i.operator,
        case when ${targets} = 'decided' then coalesce(d.target, i.target) else i.target end,
        i.unit, i.weight, i.sub_project, i.formula, i.position
      from indicators i left join target_decisions d on d.year = ${toYear} and d.code = i.code
      where i.year = ${fromYear} order by i.position, i.code
      on conflict (year, code) do nothing
      returning target <> (select b.target from indicators b where b.year = ${fromYear} and b.code = indicators.code) as "isDecided"`
    return { copied: copied.length, changed: copied.filter(({ isDecided }) => isDecided).length, kept: kept.map(({ code }) => code) }
  })

/** Whoever changes a set waits for others that do, and for whoever writes its indicators. */
async function lock(tx: Tx, year: number) {
  await tx.$queryRaw`select id from indicator_sets where year = ${year} for update`
  const set = await tx.indicatorSet.findUnique({ where: { year } })
  if (!set) throw fail('NOT_FOUND')
  const closed = await tx.year.findFirst({ where: { year, closedAt: { not: null } } })
  if (closed) throw fail('YEAR_CLOSED', { params: { year: String(year), what: 'indicators' } })
  return set
}

async function change(tx: Tx, at: { year: number; version: number }, data: Parameters<Tx['indicatorSet']['updateMany']>[0]['data']) {
  const done = await tx.indicatorSet.updateMany({ where: at, data })
  const row = setRecord.parse(viewOf(await tx.indicatorSet.findUniqueOrThrow({ where: { year: at.year } })))
  if (done.count === 0) throw fail('STALE', { current: row })
  return row
}
