import { db, inTransaction, type Tx } from '../db.ts'
import { fail } from '../errors.ts'
import { snapshotFor } from '../evaluations/snapshot.ts'
import { safeFileName } from '../evidence/rules.ts'
import { putFile, sha256Of } from '../files.ts'
import { batch, command } from '../operation.ts'
import { viewOf } from '../record.ts'
import { chosenTemplate } from './read.ts'
import { checkSafely } from './safely.ts'
import { addInput, chooseInput, houseNames, removeInput, templateView } from './schema.ts'

type Row = Parameters<typeof viewOf>[0]
const view = (row: Row) => templateView.parse(viewOf(row))

/** Takes a Word file as a template, once nothing in it keeps it from being one: else it is refused with everything that was found. Repeatable by its id. */
export const addTemplate = batch('templates.write')
  .route({ method: 'POST', path: '/templates', summary: '上传报告模板' })
  .input(addInput)
  .output(templateView)
  .handler(async ({ input: { id, name, year, file }, context: { signature, actor } }) => {
    const bytes = new Uint8Array(await file.arrayBuffer())
    const known = await db().reportTemplate.findUnique({ where: { id } })
    if (known) return sameOrRefused(known, sha256Of(bytes))
    const { findings, tags } = await checkSafely(bytes, await snapshotFor(db(), year))
    if (findings.length > 0)
      throw fail('TEMPLATE_REFUSED', { params: { reason: 'findings', count: findings.length }, fields: ['file'], current: { findings } })
    const kept = await putFile(bytes)
    return inTransaction(signature, async (tx) => {
      const data = { id, name, fileName: safeFileName(file.name), ...kept, tags, uploadedBy: actor?.name ?? '' }
      await tx.reportTemplate.createMany({ data: [data], skipDuplicates: true })
      return sameOrRefused(await tx.reportTemplate.findUniqueOrThrow({ where: { id } }), kept.sha256)
    })
  })

function sameOrRefused(row: Row & { sha256: string }, sha256: string) {
  if (row.sha256 !== sha256) throw fail('SAME_ID_OTHER_CONTENT', { current: view(row) })
  return view(row)
}

/** Chooses the template that reports are written into from now on. */
export const chooseTemplate = command('templates.write')
  .input(chooseInput)
  .output(chooseInput)
  .handler(async ({ input: { template }, context: { tx } }) => {
    if (!houseNames.some((name) => name === template)) {
      const row = await tx.reportTemplate.findUnique({ where: { id: template } })
      if (!row) throw fail('NOT_FOUND')
      if (row.removedAt) throw fail('TEMPLATE_REFUSED', { params: { reason: 'removed' } })
    }
    const name = 'report_template'
    await tx.setting.upsert({ where: { name }, create: { name, value: template }, update: { value: template } })
    return { template }
  })

/** Takes a template out of the choice; its file stays, so that it can come back. The one in use stays in use. */
export const removeTemplate = command('templates.write')
  .input(removeInput)
  .output(templateView)
  .handler(async ({ input, context: { tx } }) => {
    if ((await chosenTemplate(tx)) === input.id) throw fail('TEMPLATE_REFUSED', { params: { reason: 'in_use' } })
    return move(tx, input, new Date())
  })

/** Brings a template back into the choice. */
export const restoreTemplate = command('templates.write')
  .input(removeInput)
  .output(templateView)
  .handler(({ input, context: { tx } }) => move(tx, input, null))

async function move(tx: Tx, { id, version }: { id: string; version: number }, removedAt: Date | null) {
  const done = await tx.reportTemplate.updateMany({ where: { id, version }, data: { removedAt } })
  const row = await tx.reportTemplate.findUnique({ where: { id } })
  if (!row) throw fail('NOT_FOUND')
  if (done.count === 0) throw fail('STALE', { current: view(row) })
  return view(row)
}
