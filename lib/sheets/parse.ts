import { zipSync } from 'fflate'
import { EncryptedFileError, fromHtml, read as readOffice, type Sheet, UnsupportedFormatError, type Workbook } from 'hucre'
import Papa from 'papaparse'
import { unpack } from '#lib/unpack.ts'
import { dressed } from './formats.ts'
import { type Cell, type Grid, limits, UnreadableFile } from './schema.ts'
import { checkZip, decodeText, isLocked, type Kind, sniff } from './sniff.ts'

/** The sheets in a file's bytes. Runs in the child process only: what it is given may be hostile. Throws `UnreadableFile`. */
export async function parse(bytes: Uint8Array): Promise<Grid[]> {
  const kind = sniff(bytes)
  const grids =
    kind === 'html' ? fromTables(decodeText(bytes)) : kind === 'text' ? fromText(decodeText(bytes)) : await fromOffice(kind, bytes)
  const cells = grids.map(trimmed)
  check(cells)
  return cells
}

/** Percent formats turn 0.95 into "95%", which only the style tells; styles are read where they cannot cost much. */
const styledBytes = 2 * 1024 * 1024

async function fromOffice(kind: Kind, bytes: Uint8Array): Promise<Grid[]> {
  if (kind === 'ole' && isLocked(bytes)) throw new UnreadableFile('password_protected')
  const workbook = await open(kind === 'zip' ? repacked(bytes) : bytes, bytes.length <= styledBytes)
  return workbook.sheets.map((sheet) => gridOf(sheet, workbook.dateSystem === '1904'))
}

async function open(bytes: Uint8Array, readStyles: boolean): Promise<Workbook> {
  try {
    return await readOffice(bytes, { readStyles })
  } catch (error) {
    if (error instanceof EncryptedFileError || error instanceof UnsupportedFormatError) throw new UnreadableFile('not_a_spreadsheet')
    throw new UnreadableFile('file_corrupt')
  }
}

/** Unpacked and packed again by one reader, so that two readers of one zip cannot be shown two different contents. */
function repacked(bytes: Uint8Array): Uint8Array {
  checkZip(bytes)
  try {
    return zipSync(unpack(bytes), { level: 0 })
  } catch {
    throw new UnreadableFile('file_corrupt')
  }
}

function gridOf(sheet: Sheet, epoch1904: boolean): Grid {
  const rows: Cell[][] = Array.from(sheet.rows, (row) => Array.from(row ?? [], plainCell))
  for (const [address, cell] of sheet.cells ?? []) {
    const [row = 0, column = 0] = address.split(',').map(Number)
    const line = rows[row]
    if (!line) continue
    // a formula that no program has computed: an error to the reader, never an empty cell
    if (cell.formula && (line[column] ?? null) === null) line[column] = '#FORMULA!'
    if (typeof line[column] === 'number' && cell.style?.numFmt) line[column] = dressed(line[column], cell.style.numFmt)
  }
  const hiddenRows = [...(sheet.rowDefs ?? [])].filter(([, row]) => row.hidden).map(([at]) => at)
  const hiddenColumns = (sheet.columns ?? []).flatMap((column, at) => (column?.hidden ? [at] : []))
  const isHidden = Boolean(sheet.hidden || sheet.veryHidden)
  return { name: sheet.name, hidden: isHidden, epoch1904, rows, merges: sheet.merges ?? [], hiddenRows, hiddenColumns }
}

function plainCell(value: unknown): Cell {
  if (value === null || value === undefined || value === '') return null
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value
  return value instanceof Date && !Number.isNaN(value.getTime()) ? value : String(value)
}

function fromText(raw: string): Grid[] {
  const text = raw.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n')
  const { data, errors } = Papa.parse<string[]>(text, { skipEmptyLines: false, newline: '\n', delimiter: delimiterOf(text) })
  // quotes that never close: the file stops in the middle of a cell
  if (errors.some(({ code }) => code === 'MissingQuotes')) throw new UnreadableFile('file_corrupt')
  const widths = data.map((row) => row.length)
  if (stopsShort(text, widths)) throw new UnreadableFile('file_corrupt')
  return [{ name: '', hidden: false, epoch1904: false, rows: data.map((row) => row.map(bare)), merges: [], widths }]
}

/** Whether the last line has neither its end nor all the cells that every other line has. */
function stopsShort(text: string, widths: number[]): boolean {
  const [last = 0, ...others] = widths.toReversed()
  const usual = others[0] ?? 0
  return !text.endsWith('\n') && others.length >= 2 && last < usual && last > 0 && others.slice(0, 20).every((width) => width === usual)
}

/** Other systems write ="00123" and a tab behind long numbers to keep a spreadsheet from changing them. */
const bare = (value: string): Cell => plainCell(value.match(/^="([^"]*)"\s*$/)?.[1] ?? value.replace(/\t+$/, ''))

/** The delimiter that cuts most of the first lines into one number of fields; titles and blank lines above the table do not count. */
function delimiterOf(text: string): string {
  const scored = [',', '\t', ';', '|'].map((delimiter) => {
    const { data } = Papa.parse<string[]>(text, { preview: 60, newline: '\n', delimiter })
    const widths = data.map((row) => row.length).filter((width) => width > 1)
    const usual = Math.max(0, ...widths.map((width) => widths.filter((other) => other === width).length))
    return { delimiter, usual, width: Math.max(0, ...widths) }
  })
  return scored.toSorted((a, b) => b.usual - a.usual || b.width - a.width)[0]?.delimiter ?? ','
}

/** An “xls” that is a web page, as WeChat and many office systems write it: every table is a sheet. */
function fromTables(html: string): Grid[] {
  const clean = html
    .replace(/<!--[\s\S]*?-->/g, '')
    .replace(/<(script|style)\b[\s\S]*?<\/\1\s*>/gi, '')
    .replace(/&(nbsp|ensp|emsp|thinsp|#160|#xa0);/gi, ' ')
    .replace(/&yen;/gi, '¥')
    .replace(/<br\s*\/?>/gi, ' ')
  const tables = clean.match(/<table\b[\s\S]*?<\/table\s*>/gi) ?? []
  if (/<table\b/i.test(clean) && tables.length === 0) throw new UnreadableFile('file_corrupt')
  return tables.map((table, at) => {
    const sheet = fromHtml(table, { typeInference: false })
    // the library stops without a word at markup that it cannot read: count what it should have found
    if (sheet.rows.length !== (table.match(/<tr\b/gi) ?? []).length) throw new UnreadableFile('file_corrupt')
    return { ...gridOf(sheet, false), name: tables.length > 1 ? String(at + 1) : '' }
  })
}

/** Without the empty rows and columns at the end, which formatting leaves by the thousand. */
function trimmed(grid: Grid): Grid {
  const rows = grid.rows.map((row) => row.slice(0, row.findLastIndex(isFilled) + 1))
  return { ...grid, rows: rows.slice(0, rows.findLastIndex((row) => row.length > 0) + 1) }
}
const isFilled = (cell: Cell) => cell !== null && (typeof cell !== 'string' || cell.trim() !== '')

function check(grids: Grid[]): void {
  if (grids.every((grid) => grid.rows.length === 0)) throw new UnreadableFile('no_sheets')
  if (grids.length > limits.sheets) throw new UnreadableFile('too_many_entries', { entries: limits.sheets })
  let cells = 0
  for (const { rows } of grids) {
    for (const row of rows) {
      cells += row.length
      if (row.length > limits.columns) throw new UnreadableFile('too_many_columns', { columns: limits.columns })
    }
    if (rows.length > limits.rows || cells > limits.cells) throw new UnreadableFile('too_many_rows', { rows: limits.rows })
  }
}
