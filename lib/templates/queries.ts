import { z } from 'zod'
import { today, yearOf } from '../day.ts'
import { figuresOf } from '../evaluations/report/figures.ts'
import { blockTags, rowTags, wordTags } from '../evaluations/report/tags.ts'
import { snapshotFor } from '../evaluations/snapshot.ts'
import { query } from '../operation.ts'
import { viewOf } from '../record.ts'
import { chosenTemplate, templateFile } from './read.ts'
import { checkSafely } from './safely.ts'
import { checkInput, checkView, fileInput, templatesView, templateView } from './schema.ts'

const docx = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

/** The templates that reports may be written into, the one in use, and what a template may ask for. */
export const listTemplates = query('evaluations.read')
  .input(z.object({ year: checkInput.shape.year.default(() => yearOf(today())) }))
  .output(templatesView)
  .handler(async ({ input: { year }, context: { db } }) => {
    const rows = await db.reportTemplate.findMany({ orderBy: { createdAt: 'desc' } })
    const snapshot = await snapshotFor(db, year)
    return {
      chosen: templatesView.shape.chosen.parse(await chosenTemplate(db)),
      templates: rows.map((row) => templateView.parse(viewOf(row))),
      tags: {
        ...{ words: [...wordTags], blocks: [...blockTags] },
        rows: Object.entries(rowTags).map(([name, fields]) => ({ name, fields: [...fields] })),
        figures: [...figuresOf(snapshot).values()].map(({ name }) => name),
      },
      tables: ['report_templates', 'settings'],
      measures: [],
    }
  })

/** What a file would be as a template, before it is one; nothing is kept. */
export const checkTemplateFile = query('templates.write')
  .route({ method: 'POST', path: '/templates/check', summary: '检查报告模板' })
  .input(checkInput)
  .output(checkView)
  .handler(async ({ input: { year, file }, context: { db } }) =>
    checkSafely(new Uint8Array(await file.arrayBuffer()), await snapshotFor(db, year)),
  )

/** A template as a Word file: to begin one's own with, or to look at an old one. */
export const getTemplateFile = query('evaluations.read')
  .input(fileInput)
  .output(z.file())
  .handler(async ({ input: { template }, context: { db } }) => {
    const { bytes, fileName } = await templateFile(db, template)
    return new File([new Uint8Array(bytes)], fileName, { type: docx })
  })
