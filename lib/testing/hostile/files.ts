import { crc32 } from 'node:zlib'
import { maxFileBytes } from '../../files.ts'
import { bomb, type Part, zipOf } from './zips.ts'

/** A file that somebody sends in bad faith, or by mistake: what is wrong with it, the name that it comes under, and its bytes. */
export type HostileFile = { what: string; name: string; bytes: Uint8Array }

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text)
const joined = (...pieces: Uint8Array[]): Uint8Array => new Uint8Array(Buffer.concat(pieces))
const part = (name: string, text: string): Part => ({ name, bytes: bytesOf(text) })

const pdf = bytesOf('%PDF-1.7\n1 0 obj <<>> endobj\ntrailer <<>>\n%%EOF\n')
const png = new Uint8Array(
  Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64'),
)
const page = bytesOf('<!doctype html><html><script>hurt(1)</script><table><tr><td>1</td></tr></table></html>')
const picture = bytesOf('<svg xmlns="http://www.w3.org/2000/svg" onload="hurt(2)"><script>hurt(3)</script></svg>')

const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const packageOf = 'http://schemas.openxmlformats.org/package/2006'
const kinds = {
  xlsx: { main: 'xl/workbook.xml', type: 'spreadsheetml.sheet', at: 'xl/worksheets/sheet1.xml' },
  docx: { main: 'word/document.xml', type: 'wordprocessingml.document', at: 'word/document.xml' },
} as const
type Kind = keyof typeof kinds

/** What a document of Excel or Word holds before anything is said in it. */
function skeleton(kind: Kind, isMacro = false): Part[] {
  const { main, type } = kinds[kind]
  const said = isMacro
    ? `application/vnd.ms-${kind === 'xlsx' ? 'excel.sheet' : 'word.document'}.macroEnabled.main+xml`
    : `application/vnd.openxmlformats-officedocument.${type}.main+xml`
  const book = `<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="${office}"><sheets><sheet name="a" sheetId="1" r:id="r1"/></sheets></workbook>`
  const link = (kindOf: string, to: string) =>
    `<Relationships xmlns="${packageOf}/relationships"><Relationship Id="r1" Type="${office}/${kindOf}" Target="${to}"/></Relationships>`
  return [
    part(
      '[Content_Types].xml',
      `<Types xmlns="${packageOf}/content-types"><Default Extension="xml" ContentType="application/xml"/><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/${main}" ContentType="${said}"/></Types>`,
    ),
    part('_rels/.rels', link('officeDocument', main)),
    ...(kind === 'xlsx' ? [part(main, book), part('xl/_rels/workbook.xml.rels', link('worksheet', 'worksheets/sheet1.xml'))] : []),
  ]
}

/** A document whose text is `said`, which may begin with declarations. */
function saying(kind: Kind, said: string, declarations = ''): Part[] {
  const [sheet, words] = [
    `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>${said}</t></is></c></row></sheetData></worksheet>`,
    `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>${said}</w:t></w:r></w:p></w:body></w:document>`,
  ]
  return [...skeleton(kind), part(kinds[kind].at, `<?xml version="1.0"?>${declarations}${kind === 'xlsx' ? sheet : words}`)]
}

const laughs = Array.from({ length: 9 }, (_, at) => `<!ENTITY l${at + 1} "${`&l${at};`.repeat(10)}">`).join('')
/** Words that grow to a billion, what only this machine has, and what somebody else would have to be asked for. */
const entities = `<!DOCTYPE x [<!ENTITY l0 "ha">${laughs}<!ENTITY y SYSTEM "file:///etc/passwd"><!ENTITY % z SYSTEM "http://127.0.0.1:9/evil.dtd">%z;]>`

function documents(kind: Kind): HostileFile[] {
  const named = (what: string, parts: readonly Part[], name = `账.${kind}`) => ({
    ...{ what: `${kind}: ${what}`, name },
    bytes: zipOf(parts),
  })
  const whole = saying(kind, '文字')
  const macros = kind === 'xlsx' ? { name: '账.xlsm', folder: 'xl' } : { name: '账.docm', folder: 'word' }
  return [
    named('a bomb that says how large it is', [...skeleton(kind), bomb(kinds[kind].at, 100)]),
    named('a bomb that says it is small', [...skeleton(kind), bomb(kinds[kind].at, 100, 1000)]),
    named('a bomb where its kind is told', [bomb('[Content_Types].xml', 100, 1000), part(kinds[kind].main, '<x/>')]),
    named('a billion laughs, and entities of other places', saying(kind, '&l9;&y;', entities)),
    named('macros', [...skeleton(kind, true), ...whole.slice(1), part(`${macros.folder}/vbaProject.bin`, 'Sub x()')], macros.name),
    named('a zip in a zip in a zip, parts that lie outside of it, and names that stand there twice', [
      ...[...whole, ...nested(4), part('../../../../tmp/evil.xml', '<x/>'), part('/etc/cron.d/evil', 'x'), ...saying(kind, '=1+1')],
    ]),
    { what: `${kind}: cut off`, name: `账.${kind}`, bytes: zipOf(whole).subarray(0, 300) },
  ]
}
function nested(depth: number): Part[] {
  return [{ name: `${depth}.zip`, bytes: zipOf(depth === 0 ? [bomb('x.xml', 100)] : nested(depth - 1)) }]
}

/** A PNG of one dot that says of itself how many it has. */
function vast(width: number, height: number): Uint8Array {
  const said = Buffer.from(png)
  said.writeUInt32BE(width, 16)
  said.writeUInt32BE(height, 20)
  said.writeUInt32BE(crc32(said.subarray(12, 29)), 29)
  return new Uint8Array(said)
}

const disguised: HostileFile[] = [
  { what: 'a PDF that is a page as well', name: '纪要.pdf', bytes: joined(pdf, page) },
  { what: 'a page that is a PDF further down', name: '纪要.pdf', bytes: joined(page, pdf) },
  { what: 'a picture that is a page as well', name: '照片.png', bytes: joined(png, page) },
  { what: 'a picture that is a zip as well', name: '照片.png', bytes: joined(png, zipOf(saying('docx', '文字'))) },
  { what: 'a page named as a picture', name: '照片.png', bytes: page },
  { what: 'a page named as a PDF', name: '纪要.pdf', bytes: page },
  { what: 'a drawing named as a picture', name: '照片.png', bytes: picture },
  { what: 'a drawing named as a PDF', name: '纪要.pdf', bytes: picture },
  { what: 'a drawing named as one', name: '图.svg', bytes: picture },
  { what: 'a program named as a sheet', name: '账.xlsx', bytes: joined(bytesOf('MZ\u0000\u0003'), new Uint8Array(2000)) },
  { what: 'a script of a shell', name: '账.csv', bytes: bytesOf('#!/bin/sh\nrm -rf "$HOME"\n') },
]

const pictures: HostileFile[] = [
  { what: 'a picture that says it has 3,600,000,000 dots', name: '照片.png', bytes: vast(60_000, 60_000) },
  { what: 'a picture that says it is one line of 2,000,000,000 dots', name: '照片.png', bytes: vast(2_000_000_000, 1) },
  {
    what: 'a photo that breaks off',
    name: '照片.jpg',
    bytes: new Uint8Array(Buffer.from('ffd8ffe000104a46494600010100000100010000ffdb0043', 'hex')),
  },
]

/** Names that a disk, a header, a page or an eye would take for something else. */
const hostileNames = [
  '../../etc/passwd',
  '..\\..\\windows\\win.ini',
  '/etc/cron.d/evil',
  'C:\\evil.exe',
  '纪要\u0000.exe',
  '纪要\u202Efdp.exe',
  '纪要\u2066\u200B.pdf',
  'a"; filename="evil.html',
  'a\r\nSet-Cookie: x=1.pdf',
  '<img src=x onerror=hurt(4)>.pdf',
  "'; drop table evidence; --.pdf",
  '=1+1.pdf',
  '.htaccess',
  '...',
  'CON',
  `${'长'.repeat(400)}.pdf`,
] as const

const countless = (): HostileFile => ({
  ...{ what: 'a hundred thousand entries', name: '账.xlsx' },
  bytes: zipOf([part('a', '<x/>')], 100_000),
})
const nothing: HostileFile = { what: 'nothing', name: '空.xlsx', bytes: new Uint8Array() }
/** A file that is one byte larger than any may be. */
export const tooLarge = (): HostileFile => ({
  ...{ what: 'one byte too many', name: '大.pdf' },
  bytes: joined(pdf, new Uint8Array(maxFileBytes + 1 - pdf.length)),
})

/** Files that nobody should have to fear. */
export const hostileFiles = (): HostileFile[] => [
  ...documents('xlsx'),
  ...documents('docx'),
  countless(),
  ...disguised,
  ...pictures,
  nothing,
]
/** An innocent PDF under each hostile name. */
export const namedBadly = (): HostileFile[] => hostileNames.map((name) => ({ what: `the name ${JSON.stringify(name)}`, name, bytes: pdf }))
/** A file like any other, larger than those above. */
export const innocent: HostileFile = { what: 'nothing bad', name: '纪要.pdf', bytes: joined(pdf, new Uint8Array(5 * 1024 * 1024)) }
