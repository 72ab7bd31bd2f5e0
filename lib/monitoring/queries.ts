import { z } from 'zod'
import { today } from '../day.ts'
import { atOneMoment } from '../db.ts'
import { publicUrl } from '../env.ts'
import { fail } from '../errors.ts'
import { query, report } from '../operation.ts'
import { pressed } from '../press.ts'
import type { makeMonitoringForm } from './form.ts'
import { monitoringMeasures, monitoringOf } from './read.ts'
import type { makeMonitoringReport } from './report.ts'
import { halfOf, unwrittenOf } from './rules.ts'
import { monitoringInput, monitoringView } from './schema.ts'
import { contentOf, headOf, snapshotRow, textsOf } from './snapshots.ts'

/** The monitoring of 1–6月: as the records stand now, and as it was frozen. */
export const getMonitoring = query('evaluations.read')
  .input(monitoringInput)
  .output(monitoringView)
  .handler(async ({ input: { year, number }, context: { db } }) => {
    const row = await snapshotRow(db, year, number)
    const [live, rows, texts, measures] = await Promise.all([
      monitoringOf(db, year),
      db.midYearSnapshot.findMany({ where: { year }, orderBy: { number: 'desc' } }),
      textsOf(db, year, row),
      monitoringMeasures(db, year),
    ])
    const chosen = row && { ...headOf(row), ...contentOf(row) }
    const end = halfOf(year).to
    return {
      ...{ year, live, snapshots: rows.map(headOf), chosen, texts, measures },
      unwritten: unwrittenOf((chosen?.content ?? live).items, texts),
      mayTake: today() >= end,
      isDue: today() > end && rows.length === 0,
      tables: ['mid_year_snapshots', 'monitoring_texts', 'indicators'],
    }
  })

/** 绩效运行监控报告 as a Word file, of a snapshot. */
export const getMonitoringReport = report('evaluations.read')
  .input(monitoringInput)
  .output(z.file())
  .handler(async ({ input }) => {
    const printed = await printable(input)
    const bytes = await pressed<typeof makeMonitoringReport>('monitoringReport', printed, { baseUrl: publicUrl() })
    return new File([new Uint8Array(bytes)], `${input.year}年1-6月绩效运行监控报告.docx`, {
      type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    })
  })

/** 绩效运行监控表 as an Excel file, of a snapshot. */
export const getMonitoringForm = report('evaluations.read')
  .input(monitoringInput)
  .output(z.file())
  .handler(async ({ input }) => {
    const bytes = await pressed<typeof makeMonitoringForm>('monitoringForm', await printable(input))
    return new File([new Uint8Array(bytes)], `${input.year}年1-6月绩效运行监控表.xlsx`, {
      type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    })
  })

/** Only what is frozen is printed, with the texts that belong to it. */
function printable({ year, number }: z.infer<typeof monitoringInput>) {
  return atOneMoment(async (tx) => {
    const row = await snapshotRow(tx, year, number)
    if (!row) throw fail('MONITORING_REFUSED', { params: { reason: 'none' } })
    return { head: headOf(row), content: contentOf(row).content, texts: await textsOf(tx, year, row) }
  })
}
