import { z } from 'zod'
import { pdfOf } from '../chromium.ts'
import { today, yearOf } from '../day.ts'
import { atOneMoment } from '../db.ts'
import { publicUrl } from '../env.ts'
import { fail } from '../errors.ts'
import { printedIn } from '../frameworks/read.ts'
import { keptUntilTouched } from '../kept.ts'
import { openLateFactsOf } from '../late-facts/read.ts'
import { report } from '../operation.ts'
import { pressed, pressedTable } from '../press.ts'
import { chosenTemplate, templateFile } from '../templates/read.ts'
import { templateRef } from '../templates/schema.ts'
import { keptBoard } from './board.ts'
import type { makeBulletin } from './bulletin.ts'
import type { makeForm } from './form.ts'
import { printedPage } from './printed.ts'
import type { makeReport } from './report/report.ts'
import { saidOf } from './said.ts'
import { boardInput, boardView, evaluationView, type Snapshot, type YearsView, yearsExportInput, yearsInput, yearsView } from './schema.ts'
import { yearsTable } from './sheet.ts'
import { snapshotFor } from './snapshot.ts'
import { besideEachOther } from './years.ts'

const yearInput = z.object({ year: z.coerce.number().int().min(2000).max(2099) })

/** The year's evaluation, as it stands now or as it was frozen when the year was closed, and the digest of what it says. */
export const getEvaluation = report('evaluations.read')
  .input(yearInput)
  .output(evaluationView)
  .handler(({ input, context: { db } }) => saidOf(db, input.year))

/** The board of a period, or of a year. */
export const getBoard = report('board.read')
  .input(boardInput)
  .output(boardView)
  .handler(({ input, context: { db } }) => keptBoard(db, input))

/** What is printed says in which layout; without one, in the set's own. */
const printInput = yearInput.extend({ framework: z.string().min(1).max(40).optional() })

/** The report may be written into another template than the one in use: to look at it before it is chosen. */
const reportInput = printInput.extend({ template: templateRef.optional() })

/** The report as a Word file in the seven parts of the bureau, written into the template in use. */
export const getReport = report('evaluations.read')
  .input(reportInput)
  .output(z.file())
  .handler(async ({ input, context: { db } }) => {
    const snapshot = await printable(input)
    const template = await templateFile(db, input.template ?? (await chosenTemplate(db)))
    const bytes = await pressed<typeof makeReport>('report', snapshot, {
      baseUrl: publicUrl(),
      template: template.bytes,
      lateFacts: await openLateFactsOf(db, input.year),
    })
    return new File([new Uint8Array(bytes)], `${input.year}年度绩效自评报告.docx`, {
      type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    })
  })

/** The 自评表 as an Excel file. */
export const getForm = report('evaluations.read')
  .input(printInput)
  .output(z.file())
  .handler(async ({ input }) => {
    const snapshot = await printable(input)
    const bytes = await pressed<typeof makeForm>('form', snapshot)
    return new File([new Uint8Array(bytes)], `${input.year}年度项目支出绩效自评表.xlsx`, {
      type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    })
  })

/** The report's text and the 自评表 as a PDF, where a browser is installed on the server; it ends with whoever asked. */
export const getPdf = report('evaluations.read')
  .input(printInput)
  .output(z.file())
  .handler(async ({ input, signal }) => {
    const bytes = await pdfOf(printedPage(await printable(input)), signal)
    return new File([new Uint8Array(bytes)], `${input.year}年度绩效自评.pdf`, { type: 'application/pdf' })
  })

/** The 通报 for the office meeting: one page of Word. */
export const getBulletin = report('evaluations.read')
  .input(printInput)
  .output(z.file())
  .handler(async ({ input }) => {
    const bytes = await pressed<typeof makeBulletin>('bulletin', await printable(input), { baseUrl: publicUrl() })
    return new File([new Uint8Array(bytes)], `${input.year}年度绩效自评结果通报.docx`, {
      type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    })
  })

/** Evaluations of several years beside each other, each as it was closed or as it stands. */
export const compareYears = report('evaluations.read')
  .input(yearsInput)
  .output(yearsView)
  .handler(({ input }) => yearsOf(input.years))

/** The same as an Excel file: one line an indicator and year. */
export const exportYears = report('evaluations.read')
  .input(yearsExportInput)
  .output(z.file())
  .handler(async ({ input }) => {
    const content = await pressedTable(yearsTable(await yearsOf(input.years), input))
    return new File([content], 'years.xlsx', { type: content.type })
  })

function yearsOf(wanted: readonly number[]): Promise<YearsView> {
  return atOneMoment(async (tx) => {
    const found = await tx.indicator.groupBy({ by: ['year'], orderBy: { year: 'desc' } })
    const known = found.map(({ year }) => year)
    const chosen =
      wanted.length > 0 ? known.filter((year) => wanted.includes(year)) : known.filter((year) => year <= yearOf(today())).slice(0, 4)
    const snapshots: Snapshot[] = []
    for (const year of chosen) snapshots.push(await snapshotFor(tx, year))
    return { known, ...besideEachOther(snapshots), measures: [...new Set(snapshots.flatMap(({ measures }) => measures))] }
  })
}

/** What is printed has to agree with itself to the last digit, whatever is being written meanwhile; all who print the same at one time share the reading. */
const printable = ({ year, framework }: z.infer<typeof printInput>) =>
  keptUntilTouched(`printed ${year} ${framework} ${today()}`, () =>
    atOneMoment(async (tx) => {
      const snapshot = await snapshotFor(tx, year)
      if (snapshot.items.length === 0) throw fail('NOT_FOUND')
      return printedIn(tx, snapshot, framework)
    }),
  )
