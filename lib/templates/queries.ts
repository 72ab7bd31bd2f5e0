import { z } from 'zod'
import { figuresOf } from '../evaluations/report/figures.ts'
import { blockTags, rowTags, wordTags } from '../evaluations/report/tags.ts'
import { snapshotFor } from '../evaluations/snapshot.ts'
import { query } from '../operation.ts'
import { viewOf } from '../record.ts'
import { chosenTemplate, templateFile } from './read.ts'
import { checkSafely } from './safely.ts'
import { checkInput, checkView, fileInput, tagsInput, tagsView, templatesView, templateView } from './schema.ts'

const docx = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

/** The templates that reports may be written into, and the one in use. */
export const listTemplates = query('evaluations.read')
  .output(templatesView)
  .handler(async ({ context: { db } }) => {
    const rows = await db.reportTemplate.findMany({ orderBy: { createdAt: 'desc' } })
    return {
      chosen: templatesView.shape.chosen.parse(await chosenTemplate(db)),
      templates: rows.map((row) => templateView.parse(viewOf(row))),
      tables: ['report_templates', 'settings'],
      measures: [],
    }
  })

/** What a template may ask for, in a year's own words. */
export const listTags = query('evaluations.read')
  .input(tagsInput)
  .output(tagsView)
  .handler(async ({ input: { year }, context: { db } }) => {
    const snapshot = await snapshotFor(db, year)
    return {
      ...{ words: [...wordTags], blocks: [...blockTags] },
      rows: Object.entries(rowTags).map(([name, fields]) => ({ name, fields: [...fields] })),
      figures: [...figuresOf(snapshot).values()].map(({ name }) => name),
      ...{ measures: [], tables: ['indicators', 'budget_lines'] },
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
