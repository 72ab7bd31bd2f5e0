import { type CellStyle, type ColumnDef, type DataValidation, writeXlsx } from 'hucre'
import { z } from 'zod'
import { fail } from '../errors.ts'
import { locales } from '../locale.ts'
import { query } from '../operation.ts'
import { isEmpty } from '../sheets/cells.ts'
import type { Column } from '../sheets/layout.ts'
import { layouts } from '../sheets/layouts.ts'
import { address } from '../sheets/rows.ts'
import { xlsxType } from '../spreadsheet.ts'
import { wordsFor } from './words.ts'

/** An empty sheet of one kind, to be filled in and imported: its headings, the needed ones marked, and beside it what each column takes. */
export const openTemplate = query('sheets.read')
  .input(z.object({ layout: z.string().max(40), locale: z.enum(locales) }))
  .output(z.file())
  .handler(async ({ input: { layout: name, locale } }) => {
    const layout = layouts.find((known) => known.name === name)
    if (!layout) throw fail('NOT_FOUND')
    const { words } = wordsFor(locale)
    const columns = Object.values(layout.columns).filter(({ names }) => names.length > 0)
    const asked = (questions[name] ?? []).map((heading) => ({ heading, need: 'question', takes: takenBy(null) }) as const)
    const shown = [...columns.map((column) => ({ heading: column.names[0] ?? '', need: column.need, takes: takenBy(column) })), ...asked]
    const needs = { cell: 'files.isNeeded', header: 'files.isHeading', no: 'files.isOptional', question: 'files.isOptional' } as const
    const title = words(`layouts.${name}`)
    const file = await writeXlsx({
      sheets: [
        {
          name: title.slice(0, 31),
          columns: shown.map(
            ({ heading, takes }): ColumnDef => ({ width: Math.max(12, heading.length * 2 + 4), style: styles[takes.kind] }),
          ),
          rows: [shown.map(({ heading, need }) => (need === 'cell' || need === 'header' ? `${heading}*` : heading))],
          freezePane: { rows: 1 },
          dataValidations: shown.flatMap(({ takes }, at) => choiceOf(takes, at)),
        },
        {
          name: words('files.notesSheet'),
          columns: [{ width: 24 }, { width: 28 }, { width: 80, style: { alignment: { wrapText: true } } }],
          rows: [
            [words('files.column'), words('files.needed'), words('files.content')],
            ...shown.map(({ heading, need, takes }) => [
              heading,
              words(needs[need]),
              need === 'question'
                ? words('files.kinds.question')
                : words(`files.kinds.${takes.kind}`, { allowed: takes.allowed.join('、') }),
            ]),
          ],
        },
      ],
      defaultFont: { name: '宋体', size: 11 },
    })
    return new File([new Uint8Array(file)], `${title} ${words('files.template')}.xlsx`, { type: xlsxType })
  })

/** Sheets whose other columns are questions: two of them to begin with. */
const questions: Record<string, readonly string[]> = { surveys: ['1、机构名称', '2、您对服务的总体满意度'] }

type Takes = { kind: 'text' | 'day' | 'month' | 'number' | 'money' | 'words' | 'yesNo'; allowed: string[] }

/** What a column's cells take, as they say themselves when they are given something that they refuse. */
function takenBy(column: Column | null): Takes {
  const read = column?.kind('\u2042', { unit: null, year: 2000, epoch1904: false })
  const code = read?.refused?.code ?? ''
  const allowed = String(read?.refused?.params?.allowed ?? '')
    .split('、')
    .filter((word) => !isEmpty(word))
  if (allowed.length > 0) return { kind: 'words', allowed }
  if (code === 'not_yes_or_no') return { kind: 'yesNo', allowed: [] }
  if (code === 'not_a_month') return { kind: 'month', allowed: [] }
  if (/day/.test(code)) return { kind: 'day', allowed: [] }
  if (/number|integer|amount|currency/.test(code))
    return { kind: /金额|价|元|预算/.test(column?.names[0] ?? '') ? 'money' : 'number', allowed: [] }
  return { kind: 'text', allowed: [] }
}

const formats: Record<Takes['kind'], string> = {
  ...{ text: '@', words: '@', yesNo: '@', month: '@', day: 'yyyy-mm-dd', money: '#,##0.00', number: 'General' },
}
const styles = Object.fromEntries(Object.entries(formats).map(([kind, numFmt]) => [kind, { numFmt }])) as Record<Takes['kind'], CellStyle>

/** A list to choose from where only some words are allowed; Excel takes 255 characters of them. */
function choiceOf({ kind, allowed }: Takes, at: number): DataValidation[] {
  const values = kind === 'yesNo' ? ['是', '否'] : allowed
  if (values.length === 0 || values.join(',').length > 250 || values.some((word) => word.includes(','))) return []
  const column = address(at, 0).replace(/\d+/, '')
  return [{ type: 'list', values, allowBlank: true, range: `${column}2:${column}2000` }]
}
