import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { userInfo } from 'node:os'
import { basename, join } from 'node:path'
import { parseArgs } from 'node:util'
import { createTranslator } from 'next-intl'
import facts from '../messages/zh-Hans/facts.json' with { type: 'json' }
import imports from '../messages/zh-Hans/imports.json' with { type: 'json' }
import { importFiles } from '../sheets/import.ts'
import type { FileToImport } from '../sheets/prepare.ts'
import { sentenceOf, type Translate } from '../sheets/rules.ts'
import type { FileReport, ImportReport } from '../sheets/schema.ts'
import { limits } from '../sheets/schema.ts'
import { withDatabase } from './database.ts'

/** `npm run import -- DIR|FILE… --year 2023 [--dry-run] [--yes] [--json]`: imports spreadsheets, or says what importing them would do. */
const messages = { imports, facts }
const translator = (namespace: 'imports' | 'facts') => createTranslator({ locale: 'zh-Hans', messages, namespace }) as unknown as Translate
const [words, measures] = [translator('imports'), translator('facts')]
const print = (line: string) => process.stdout.write(`${line}\n`)
// a reader that stops early (`| head`) must not cut off the import
process.stdout.on('error', () => undefined)

const options = { year: { type: 'string' }, 'dry-run': { type: 'boolean' }, yes: { type: 'boolean' }, json: { type: 'boolean' } } as const
const { values, positionals } = parseArgs({ options, allowPositionals: true })
const year = Number(values.year)
if (positionals.length === 0 || !Number.isInteger(year) || year < 2000 || year > 2099) {
  console.error(words('usage'))
  process.exit(2)
}

const files = positionals.flatMap(filesAt)
await withDatabase(async () => {
  const report = await importFiles(files, {
    year,
    actor: `cli:${userInfo().username}`,
    dryRun: values['dry-run'] ?? false,
    confirm: values.yes ?? false,
  })
  if (values.json) print(JSON.stringify(report, null, 1))
  else tell(report)
  if (report.files.some(({ state }) => state === 'refused' || state === 'unconfirmed')) process.exitCode = 1
})

/** The files of a folder (spreadsheets by name: a folder may hold anything), or the one file named. */
function filesAt(path: string): FileToImport[] {
  if (!existsSync(path)) {
    console.error(words('noFiles', { path }))
    process.exit(2)
  }
  if (!statSync(path).isDirectory()) return [fileAt(path)]
  const names = readdirSync(path).filter((name) => /\.(xlsx|xlsm|xls|csv|tsv|txt|ods|html?|et)$/i.test(name) && !/^[~.]/.test(name))
  if (names.length === 0) console.error(words('noFiles', { path }))
  return names.sort().map((name) => fileAt(join(path, name)))
}

/** A file beyond the limit is not read into memory: its size alone refuses it. */
function fileAt(path: string): FileToImport {
  const bytes = statSync(path).size > limits.fileBytes ? new Uint8Array(limits.fileBytes + 1) : new Uint8Array(readFileSync(path))
  return { name: basename(path), bytes }
}

function tell(report: ImportReport): void {
  for (const file of report.files) tellFile(file, report.dryRun)
  if (report.dryRun) print(words('dryRun'))
  if (report.files.some(({ state }) => state === 'unconfirmed')) print(words('unconfirmed'))
}

/** A rehearsal names every row; an import only those about which there is something to say. */
function tellFile({ fileName, state, counts, notes, rows }: FileReport, everyRow: boolean): void {
  print(`${fileName}  ${words(`states.${state}`)}`)
  print(`  ${words('counts', counts)}`)
  for (const issue of notes) {
    print(`  ${words(`outcomes.${issue.severity}`)}  ${issue.sheet ? `${issue.sheet}  ` : ''}${sentenceOf(issue, words, measures)}`)
  }
  for (const row of rows) {
    const line = words('at', { sheet: row.sheet ? `${row.sheet} ` : '', row: row.row })
    if (everyRow && row.effect && row.issues.length === 0) print(`  ${words(`outcomes.${row.effect}`)}  ${line} ${row.label}`)
    for (const issue of row.issues) {
      const place = issue.cell ? words('place', { cell: issue.cell, column: issue.column ?? '' }) : ''
      print(`  ${words(`outcomes.${issue.severity}`)}  ${line} ${place} ${row.label}  ${sentenceOf(issue, words, measures)}`)
    }
  }
}
