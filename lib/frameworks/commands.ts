import { z } from 'zod'
import { fail } from '../errors.ts'
import { command } from '../operation.ts'
import { frameworkFor } from './read.ts'
import { type Places, placeInput } from './schema.ts'

/** Puts an indicator into a group of a framework, or back where its rules put it. It moves points on paper, and no definition. */
export const placeIndicator = command('indicators.write')
  .input(placeInput)
  .output(z.object({ version: z.int() }))
  .handler(async ({ input: { year, framework: code, code: indicator, group, version }, context: { tx } }) => {
    const { framework } = await frameworkFor(tx, year, code)
    const closed = await tx.year.findFirst({ where: { year, closedAt: { not: null } } })
    if (closed) throw fail('YEAR_CLOSED', { params: { year: String(year), what: 'indicators' } })
    if (group !== null && !framework.groups.some(({ key }) => key === group)) throw fail('NOT_FOUND')
    const known = await tx.indicator.findUnique({ where: { year_code: { year, code: indicator } } })
    const set = await tx.indicatorSet.findUnique({ where: { year } })
    if (!known || !set) throw fail('NOT_FOUND')
    const all = set.places as Record<string, Places>
    const { [indicator]: _, ...others } = all[code] ?? {}
    const places = { ...all, [code]: group === null ? others : { ...others, [indicator]: group } }
    const done = await tx.indicatorSet.updateMany({ where: { year, version }, data: { places } })
    const row = await tx.indicatorSet.findUniqueOrThrow({ where: { year } })
    if (done.count === 0) throw fail('STALE', { current: { version: row.version } })
    return { version: row.version }
  })
