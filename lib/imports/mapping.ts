import { z } from 'zod'
import { fail } from '../errors.ts'
import { command } from '../operation.ts'
import { recordId } from '../shapes.ts'
import { layouts } from '../sheets/layouts.ts'
import { fingerprintOf, headingsAt } from '../sheets/mapped.ts'
import { jobOfFile, judgeAgain } from './commands.ts'
import { keptReport, mappingOf } from './read.ts'
import { importJobView, mapSheetInput } from './schema.ts'

/** Says what a sheet is and which of its columns is which, and has the import judged again. */
export const mapSheet = command('sheets.write')
  .input(mapSheetInput)
  .output(importJobView)
  .handler(async ({ input: { fileId, remember, ...mapping }, context: { tx, actor } }) => {
    refuseUnknown(mapping)
    const job = await jobOfFile(tx, fileId)
    const file = await tx.importFile.findUniqueOrThrow({ where: { id: fileId } })
    const others = mappingOf(file.mapping).filter(({ sheet }) => sheet !== mapping.sheet)
    await tx.importFile.update({ where: { id: fileId }, data: { mapping: [...others, mapping] } })
    if (remember) {
      const headings = headingsOf(keptReport(file.report), mapping)
      const { layout, columns } = mapping
      const data = { layout, columns, headings, actorName: actor?.userName ?? '', updatedAt: new Date() }
      const fingerprint = fingerprintOf(headings)
      await tx.sheetMapping.upsert({ where: { fingerprint }, create: { fingerprint, ...data }, update: data })
    }
    return judgeAgain(tx, job.id)
  })

/** Forgets a way of naming columns: the next file like it is guessed again. */
export const forgetMapping = command('sheets.write')
  .input(z.object({ id: recordId }))
  .handler(async ({ input, context: { tx } }) => {
    await tx.sheetMapping.deleteMany({ where: input })
  })

function refuseUnknown({ layout, columns }: { layout: string; columns: Record<string, string> }): void {
  const known = layouts.find(({ name }) => name === layout)
  const keys = Object.keys(columns)
  if (layout === '' ? keys.length > 0 : !known || keys.some((key) => !known.columns[key]?.names.length))
    throw fail('RULE_BROKEN', { params: { rule: 'mapping_unknown' } })
}

/** The headings in the row that was named, as they were read when the file was judged. */
function headingsOf(report: ReturnType<typeof keptReport>, { sheet, headerRow }: { sheet: string; headerRow: number }): string[] {
  const view = report?.views.find((one) => one.sheet === sheet)
  const headings = view ? headingsAt(view.top, headerRow) : []
  if (!headings.some(Boolean)) throw fail('RULE_BROKEN', { params: { rule: 'mapping_without_headings' } })
  return headings
}
