import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { StandardRPCJsonSerializer, StandardRPCSerializer } from '@orpc/client/standard'
import { call } from '@orpc/server'
import { v7 as newId } from 'uuid'
import { beforeAll, describe, expect, test } from 'vitest'
import type { z } from 'zod'
import { db } from '../db.ts'
import { download } from '../door.ts'
import { openEvidence } from '../evidence/queries.ts'
import { mayShow } from '../evidence/rules.ts'
import { getFile, listFiles } from '../files.ts'
import errors from '../messages/en/errors.json' with { type: 'json' }
import { router } from '../router.ts'
import { as, contextOf } from '../testing/callers.ts'
import { testDatabase } from '../testing/database.ts'
import { type HostileFile, hostileFiles, innocent, namedBadly, tooLarge } from '../testing/hostile/files.ts'
import { doorsOverHttp, houseApart } from '../testing/hostile/house.ts'
import { asksForFile, inputFor } from '../testing/hostile/inputs.ts'

testDatabase()
const house = houseApart()
const { ask } = doorsOverHttp(house.open)

type Upload = { noun: string; name: string; rest: string; input: z.ZodType }
/** Every operation that takes a file, whichever will be written. */
const uploads: Upload[] = Object.entries(router).flatMap(([noun, found]) =>
  Object.entries(found).flatMap(([name, operation]) => {
    const input = operation['~orpc'].inputSchema as z.ZodType | undefined
    return input && asksForFile(input) ? [{ noun, name, rest: operation['~orpc'].route.path ?? `/${noun}/${name}`, input }] : []
  }),
)
const pathOf = ({ noun, name }: Upload) => `${noun}/${name}`

let event = ''
beforeAll(async () => {
  event = newId()
  await db().event.create({ data: { id: event, code: 'X1', title: '沙龙', kind: 'salon', heldOn: new Date('2023-03-12'), status: 'held' } })
})

/** What an operation is asked to do with a file; everything else about it is in order. */
function asked(upload: Upload, { name, bytes }: HostileFile): Record<string, unknown> {
  const file = new File([new Uint8Array(bytes)], name)
  const known: Record<string, unknown> = { file, files: [file], id: newId(), recordId: event, kind: 'minutes', year: 2023 }
  return inputFor(upload.input, { known: (field) => known[field], text: () => '模板' }) as Record<string, unknown>
}
const packed = (input: Record<string, unknown>) => new StandardRPCSerializer(new StandardRPCJsonSerializer()).serialize(input) as FormData
function form(input: Record<string, unknown>): FormData {
  const made = new FormData()
  for (const [name, value] of Object.entries(input))
    for (const one of [value].flat()) made.append(Array.isArray(value) ? `${name}[]` : name, one instanceof File ? one : String(one))
  return made
}

type Told = { status: number; code: string; told: Record<string, unknown>; text: string }
/** Sends a file, to one door and then to the other, as the first role that may. */
let turn = 0
async function send(upload: Upload, file: HostileFile): Promise<Told> {
  const input = asked(upload, file)
  const isPages = turn++ % 2 === 0
  const path = isPages ? `/rpc/${pathOf(upload)}` : `/api${upload.rest}`
  for (const role of ['officer', 'office', 'admin'] as const) {
    const { status, body, text } = await ask(path, isPages ? packed(input) : form(input), role)
    const told = Object(body) as Record<string, unknown>
    if (status !== 403) return { status, code: String(told.code ?? ''), told, text }
  }
  throw new Error(`${path}: nobody may`)
}

const insides = /\bat .+\.(ts|js):\d+|select .+ from |prisma|postgres|node_modules|\/tmp\/|root:x:/i
/** Refused with a sentence of the house, or taken. */
function expectCalm(where: string, { status, code, text }: Told): void {
  expect(status, `${where}: ${text.slice(0, 300)}`).toBeLessThan(500)
  if (status === 200) return
  expect(Object.keys(errors), `${where}: ${text.slice(0, 300)}`).toContain(code)
  expect(text, where).not.toMatch(insides)
}

/** Where each keeps what it takes; null where a file is read and forgotten. */
const keptBy: Record<string, (() => Promise<number>) | null> = {
  'evidence/attach': () => db().evidence.count(),
  'imports/start': () => db().importJob.count(),
  'reportChecks/check': null,
  'templates/add': () => db().reportTemplate.count(),
  'templates/check': null,
}
/** What was taken, by operation. */
type Taken = Told & { file: HostileFile }
const taken = new Map<string, Taken[]>()
const takenBy = (path: string) => taken.get(path) ?? []

test('every operation that takes a file is known here, with what it keeps', () => {
  expect(uploads.map(pathOf).sort()).toEqual(Object.keys(keptBy))
})

const megabyte = 1024 * 1024
const hostile = hostileFiles()
describe('hostile files', () => {
  test.each(uploads.map((upload) => [pathOf(upload), upload] as const))(
    'are refused with a sentence, or taken for what they are, by %s, which stays up and needs no more memory for them',
    async (path, upload) => {
      const kept: Taken[] = []
      const bring = async (file: HostileFile) => {
        const answer = await send(upload, file)
        expectCalm(`${path}, ${file.what}`, answer)
        if (answer.status === 200) kept.push({ ...answer, file })
      }
      const before = (await keptBy[path]?.()) ?? 0
      // an innocent one first: what it takes to read a file at all is not the hostile ones' doing
      await bring(innocent)
      const usual = await house.tell({ rest: true })
      for (const file of [...hostile, ...(keptBy[path] ? namedBadly() : [])]) await bring(file)
      expect((await house.tell({ rest: true })) - usual).toBeLessThan(100 * megabyte)
      // its body alone lies in memory several times over while its form is read
      await bring(tooLarge())
      expect((await keptBy[path]?.()) ?? 0).toBe(before + (keptBy[path] ? kept.length : 0))
      expect(house.isUp()).toBe(true)
      taken.set(path, kept)
    },
    180_000,
  )

  test('that were refused left nothing behind on the disk, and the others lie there under no name of their own', async () => {
    const known = await db().$queryRaw<{ sha256: string }[]>`
      select sha256 from evidence union select sha256 from import_files union select sha256 from report_templates`
    const lying = new Set<string>()
    for await (const { name } of listFiles()) lying.add(name.slice(3, 67))
    expect([...lying].sort()).toEqual(known.map(({ sha256 }) => sha256).sort())
    const everything = readdirSync(join(process.env.DATA_DIR ?? '', 'files'), { recursive: true, withFileTypes: true })
    const names = everything.filter((one) => one.isFile()).map(({ name }) => name)
    for (const name of names) expect(name).toMatch(/^[0-9a-f]{64}(-\d+)?$/)
  })
})

describe('what was taken', () => {
  test('as evidence is only a document or a picture; a picture is the house’s own, and has nothing in it but itself', async () => {
    for (const { file, told } of takenBy('evidence/attach')) {
      expect(told.mediaType, file.what).toMatch(/^(application\/(pdf|vnd\.openxmlformats-officedocument\.\S+)|image\/png)$/)
      expect(String(told.fileName), file.what).not.toMatch(/[\p{Cc}\p{Cf}<>:"|?*\\/]|^\./u)
      if (!/^image/.test(String(told.mediaType))) continue
      const bytes = Buffer.from(await getFile(String(told.sha256)))
      expect(bytes.includes('hurt(') || bytes.includes('PK'), file.what).toBe(false)
    }
    expect(takenBy('evidence/attach').map(({ file }) => file.what)).not.toContain('a page named as a PDF')
    expect(takenBy('evidence/attach').map(({ file }) => file.what)).not.toContain('a drawing named as a picture')
  })

  test('as evidence leaves the house to be saved, or shown in a box where nothing runs, under a name that is only a name', async () => {
    for (const { file, told } of takenBy('evidence/attach'))
      for (const asked of ['', '?inline=1']) {
        const context = contextOf('officer')
        const open = () => call(openEvidence, { id: String(told.id) }, { context })
        const { status, headers } = await download(new Request(`http://house.test/evidence/x${asked}`), open, mayShow)
        expect([status, headers.get('X-Content-Type-Options'), headers.get('Content-Security-Policy')], file.what).toEqual([
          ...[200, 'nosniff', "sandbox; default-src 'none'"],
        ])
        const isShown = asked !== '' && /^image|pdf$/.test(String(told.mediaType))
        expect(headers.get('Content-Disposition'), file.what).toMatch(
          isShown ? /^inline; filename\*=UTF-8''[\w.%!~&$#^`|+-]+$/ : /^attachment; filename\*=UTF-8''[\w.%!~&$#^`|+-]+$/,
        )
        expect(headers.get('Content-Type')).toBe(told.mediaType)
      }
  })

  test('to be imported is judged, refused with what is wrong, and never written', async () => {
    await house.tell({ rest: true })
    let usual = 0
    const books = await db().auditEntry.count({ where: { operation: 'imports.write' } })
    for (const { file, told } of takenBy('imports/start')) {
      const id = String(told.id)
      const most = await house.tell({ judge: id })
      usual ||= most
      expect(most - usual, file.what).toBeLessThan(100 * megabyte)
      const job = await as('officer').imports.get({ id })
      const [{ report } = { report: null }] = job.files
      expect([job.state, report?.state, report?.counts.rows], file.what).toEqual(['judged', 'refused', 0])
      expect(report?.notes.map(({ code }) => code).join(), file.what).not.toBe('')
      expect(JSON.stringify(job), file.what).not.toMatch(/root:x:|haha/)
    }
    expect(await db().importBatch.count()).toBe(0)
    expect(await db().auditEntry.count({ where: { operation: 'imports.write' } })).toBe(books)
    expect(house.isUp()).toBe(true)
  }, 180_000)
})
