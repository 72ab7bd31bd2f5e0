import { z } from 'zod'
import { csvOf } from '../csv.ts'
import { today } from '../day.ts'
import { dutiesOf, mayReadAudit, refuseDuty } from '../duties.ts'
import { command } from '../operation.ts'
import { xlsxOf } from '../spreadsheet.ts'
import { keepingSetting } from './retention.ts'
import { auditExport, keepingInput, keepingView } from './schema.ts'
import { auditTable } from './sheet.ts'

/** What a search of the audit finds, as a spreadsheet. A command: that somebody took it is in the audit as well. */
export const exportAudit = command('audit.read')
  .input(auditExport)
  .output(z.file())
  .handler(async ({ input: { format, locale, ...filter }, context: { tx, actor } }) => {
    refuseDuty(mayReadAudit(actor, await dutiesOf(tx)))
    const table = await auditTable(tx, filter, locale, actor?.name ?? '')
    const content = await (format === 'csv' ? csvOf(table) : xlsxOf(table))
    await tx.$executeRaw`insert into audit_entries (actor, operation, source) values (audit_actor(), audit_operation(), 'audit_entries')`
    return new File([content], `${table.title} ${today()}.${format}`, { type: content.type })
  })

/** How long the audit is kept: always, or so many months, never under six. */
export const reviseKeeping = command('audit.keep')
  .input(keepingInput)
  .output(keepingView)
  .handler(async ({ input: { months }, context: { tx, actor } }) => {
    refuseDuty(mayReadAudit(actor, await dutiesOf(tx)))
    const value = { months }
    await tx.setting.upsert({ where: { name: keepingSetting }, create: { name: keepingSetting, value }, update: { value } })
    return { months, tables: ['settings'] }
  })
