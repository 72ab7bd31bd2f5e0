import { extname } from 'node:path'
import Papa from 'papaparse'
import { type Client, escapeIdentifier } from 'pg'
import { formula } from '../csv.ts'
import { houseMinute } from '../day.ts'
import { type Entry, entryOf } from '../evidence-package/zip.ts'
import { listFiles, streamStored } from '../files.ts'
import { personalData } from '../personal-data.ts'
import { leftOut } from './archive.ts'
import { tablesOf } from './snapshot.ts'
import { readWords } from './words.ts'

/** Tables that an export for people leaves out beside those of an archive: what lets somebody in, and the audit, which has an export of its own. */
export const notExported: readonly string[] = [
  ...['audit_entries', 'audit_seals', 'audit_prunings'],
  ...['second_factors', 'recovery_codes', 'join_links', 'api_keys', 'import_files', 'import_judgements'],
]
/** Columns that are never in an export, whatever table they come to stand in: secrets, sealed or hashed, and what is derived for the search. */
export const isKept = (column: string): boolean => !/(password|secret|sealed|_hash$|^hash$|salt|token|^mac$|search_text)/.test(column)
/** Settings that are secrets. */
const secretSettings = ['setup_code']

type Column = { name: string; type: string }
type Exported = { name: string; columns: Column[] }

/** The parts of an export in one snapshot of `client`: a table a CSV, every file, and what all of it means. */
export async function exportEntries(client: Client): Promise<{ entries: Entry[]; files: number; bytes: number }> {
  const tables = await exportedTables(client)
  const rows = new Map<string, number>()
  const { files, bytes, names } = await filesOf(client)
  const words = readWords()
  const described = async () =>
    JSON.stringify(
      { 说明: about, 时间: houseMinute(new Date()), 表: tables.map((table) => tableWords(table, words(table.name), rows)) },
      null,
      1,
    )
  const entries: Entry[] = [
    entryOf('说明.txt', new TextEncoder().encode(`\uFEFF${readme(tables.map(({ name }) => `${words(name).name}\t表/${name}.csv`))}`)),
    ...tables.map((table) => ({ name: `表/${table.name}.csv`, open: () => csvRows(client, table, words, rows) })),
    ...names.map(([stored, name]) => ({ name: `附件/${name}`, open: () => streamStored(stored) })),
    // last, because it tells how many rows went in
    {
      name: '说明.json',
      async *open() {
        yield new TextEncoder().encode(await described())
      },
    },
  ]
  return { entries, files, bytes }
}

async function exportedTables(client: Client): Promise<Exported[]> {
  const kept = (await tablesOf(client)).filter(({ name }) => !notExported.includes(name) && !leftOut[name])
  const types = await client.query<{ table: string; column: string; type: string }>(
    `select c.relname as table, a.attname as column, format_type(a.atttypid, null) as type from pg_class c join pg_attribute a on a.attrelid = c.oid
     where c.relnamespace = 'public'::regnamespace and a.attnum > 0 and not a.attisdropped`,
  )
  const typeOf = new Map(types.rows.map(({ table, column, type }) => [`${table}.${column}`, type]))
  return kept.map(({ name, columns }) => ({
    name,
    columns: columns
      .filter(isKept)
      .map((column) => ({ name: column, type: typeOf.get(`${name}.${column}`) ?? 'text' }))
      .filter(({ type }) => type !== 'bytea'),
  }))
}

/** Files under their content's name with the ending that their record gives them; thumbnails are made from photos and stay out. */
async function filesOf(client: Client) {
  const told = await client.query<{ sha256: string; file_name: string }>(
    'select distinct on (sha256) sha256, file_name from evidence order by sha256',
  )
  const endings = new Map(
    told.rows.map(({ sha256, file_name }) => [
      sha256,
      extname(file_name)
        .slice(0, 10)
        .replace(/[^.\w]/g, ''),
    ]),
  )
  const names: [string, string][] = []
  let bytes = 0
  for await (const { name, sizeBytes } of listFiles()) {
    if (name.includes('-')) continue
    const sha256 = name.slice(3)
    names.push([name, `${sha256}${endings.get(sha256) ?? ''}`])
    bytes += sizeBytes
  }
  return { files: names.length, bytes, names }
}

const fetched = 500
/** A table as CSV for Excel, some hundred rows at a time: two headings (the column's name in words, and its own), UTF-8 with its mark, nothing that is a formula. */
async function* csvRows(
  client: Client,
  { name, columns }: Exported,
  words: ReturnType<typeof readWords>,
  counts: Map<string, number>,
): AsyncGenerator<Uint8Array> {
  const encode = (lines: unknown[][]) =>
    new TextEncoder().encode(`${Papa.unparse(lines, { escapeFormulae: formula, newline: '\r\n' })}\r\n`)
  const { column } = words(name)
  yield new TextEncoder().encode('\uFEFF')
  yield encode([columns.map((one) => column(one.name).name), columns.map((one) => one.name)])
  const hidden = name === 'settings' ? ` where name <> all ('{${secretSettings.join(',')}}')` : ''
  await client.query(
    `declare exported no scroll cursor for select ${columns.map(textOf).join(', ')} from public.${escapeIdentifier(name)}${hidden}`,
  )
  let count = 0
  try {
    for (;;) {
      const { rows } = await client.query<(string | null)[]>({ text: `fetch ${fetched} from exported`, rowMode: 'array' })
      if (rows.length > 0) yield encode(rows.map((row) => row.map((value, at) => cellOf(value, columns[at]?.type ?? 'text'))))
      count += rows.length
      if (rows.length < fetched) break
    }
  } finally {
    await client.query('close exported').catch(() => undefined)
  }
  counts.set(name, count)
}

/** A column as text: instants by the house's clock, lists as JSON. */
function textOf({ name, type }: Column): string {
  const column = escapeIdentifier(name)
  if (type.startsWith('timestamp')) return `to_char(${column} at time zone 'Asia/Shanghai', 'YYYY-MM-DD HH24:MI:SS')`
  if (type.endsWith('[]')) return `array_to_json(${column})::text`
  return `${column}::text`
}

/** Below zero a figure looks like a formula: as a number it is written as it is. */
const cellOf = (value: string | null, type: string): string | number | null =>
  value?.startsWith('-') && /^(numeric|integer|bigint|smallint|double)/.test(type) ? Number(value) : value

function tableWords({ name, columns }: Exported, words: ReturnType<ReturnType<typeof readWords>>, rows: Map<string, number>) {
  const personal = new Set(personalData.flatMap((one) => (one.table === name ? [one.column] : [])))
  return {
    ...{ 表: name, 名称: words.name, 文件: `表/${name}.csv`, 行数: rows.get(name) ?? 0, meaning: words.meaning },
    列: columns.map((column) => {
      const told = words.column(column.name)
      return {
        ...{ 列: column.name, 名称: told.name, 类型: column.type, ...(told.meaning && { meaning: told.meaning }) },
        ...(personal.has(column.name) && { 个人信息: true }),
      }
    }),
  }
}

const about = '港澳商协会之家：全部数据的公开格式导出。每张表一个 CSV，附件按内容的 SHA-256 命名。'

const readme = (list: string[]) => `港澳商协会之家 · 全部数据

表/      每张表一个 CSV 文件（UTF-8，可直接用 Excel 打开）。第一行是列的中文名，第二行是列的代码，从第三行起是数据。
附件/    全部附件。文件名是内容的 SHA-256；原来的文件名、属于哪条记录，见 表/evidence.csv 的 file_name、source、record_id。
说明.json  逐表逐列的说明：名称、类型、含义、行数、是否个人信息。
校验.txt  每个文件的 SHA-256，可用 sha256sum -c 核对（压缩包才有）。

时间是北京时间，日期是 年-月-日，金额单位是元（列名以 _yuan 结尾）。以 = + - @ 开头的文字前面加了一个撇号，防止被当作公式。
removed_at 不为空的行是已删除、仍可恢复的记录。
不在其中：密码、密钥和登录会话；由记录算出的汇总；缩略图。审计记录请在“审计”页导出。
要原样恢复系统，请用备份（npm run backup / npm run restore），不要用这里的文件。

${list.join('\n')}
`
