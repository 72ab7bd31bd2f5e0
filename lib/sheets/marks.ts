import en from '../messages/en/imports.json' with { type: 'json' }
import hans from '../messages/zh-Hans/imports.json' with { type: 'json' }
import hant from '../messages/zh-Hant-HK/imports.json' with { type: 'json' }
import type { Grid } from './schema.ts'

/** What the house itself writes into the files that it hands out, in every language: coming back, it is no data. */
const words = [hans.files, hant.files, en.files]
const rowMarks = new Set(words.map(({ row }) => row))
const reasonMarks = new Set(words.map(({ reason }) => reason))
const notesNames = new Set(words.map(({ notesSheet }) => notesSheet))

/** The sheet of a template that says how it is filled in. */
export const isOwnNotes = ({ name, rows }: Grid): boolean => notesNames.has(name) && words.some(({ column }) => rows[0]?.[0] === column)

/** A sheet without the two columns, row and reason, that a list of refused rows ends with. */
export function withoutOwnColumns(grid: Grid): Grid {
  for (const row of grid.rows.slice(0, 60)) {
    const at = row.length - 2
    if (at >= 0 && rowMarks.has(String(row[at])) && reasonMarks.has(String(row[at + 1])))
      return { ...grid, rows: grid.rows.map((cells) => cells.slice(0, at)) }
  }
  return grid
}

/** Whether a sheet is a 自评表 as it is printed: project, money and aims stand above its indicators. */
export const isPrintedForm = ({ rows }: Grid): boolean => {
  const heads = new Set(rows.slice(0, 20).map((row) => String(row[0] ?? '').trim()))
  return heads.has('项目名称') && heads.has('年度总体目标')
}
