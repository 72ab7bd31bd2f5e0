import { toColumn, today } from '../day.ts'
import { fail } from '../errors.ts'
import { command } from '../operation.ts'
import { headColumns, headOf } from './read.ts'
import { closingHead, noteInput } from './schema.ts'

/** Notes where outside of the house the short hash of a closing was filed: once, because what is noted is proof. */
export const noteFiling = command('evaluations.file')
  .input(noteInput)
  .output(closingHead)
  .handler(async ({ input: { id, place, on }, context: { tx, actor } }) => {
    const row = await tx.closing.findUnique({ where: { id }, omit: headColumns })
    if (!row) throw fail('NOT_FOUND')
    const noted = headOf(row).filed
    // the same once more is the same
    if (noted?.place === place && noted.on === on) return headOf(row)
    if (noted) throw fail('CLOSING_REFUSED', { params: { reason: 'filed', year: String(row.year) } })
    if (on > today()) throw fail('CLOSING_REFUSED', { params: { reason: 'filed_ahead', year: String(row.year) }, fields: ['on'] })
    const data = { filedPlace: place, filedOn: toColumn(on), filedBy: actor?.name ?? '' }
    const done = await tx.closing.updateMany({ where: { id, filedOn: null }, data })
    if (done.count === 0) throw fail('CLOSING_REFUSED', { params: { reason: 'filed', year: String(row.year) } })
    return headOf(await tx.closing.findUniqueOrThrow({ where: { id }, omit: headColumns }))
  })
