import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { strToU8, zipSync } from 'fflate'
import { writeXlsx } from 'hucre'
import { describe, expect, test } from 'vitest'
import { readWorkbook } from './read.ts'
import { UnreadableFile } from './schema.ts'

const workbook = (rows: (string | number | Date | null)[][]) => writeXlsx({ sheets: [{ name: 'a', rows }] })
async function codeOf(bytes: Uint8Array): Promise<string> {
  try {
    return `read ${(await readWorkbook(bytes)).length}`
  } catch (error) {
    if (error instanceof UnreadableFile) return error.code
    throw error
  }
}
const demo = (name: string) => new Uint8Array(readFileSync(`prisma/demo/2023/${name}`))
const sheetXml = (body: string) =>
  `<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">${body}</worksheet>`
const package_ = (sheet: string | Uint8Array, level: 0 | 6 | 9 = 6) =>
  zipSync(
    {
      '[Content_Types].xml': strToU8(
        '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>',
      ),
      '_rels/.rels': strToU8(
        '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>',
      ),
      'xl/workbook.xml': strToU8(
        '<?xml version="1.0"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="a" sheetId="1" r:id="rId1"/></sheets></workbook>',
      ),
      'xl/_rels/workbook.xml.rels': strToU8(
        '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
      ),
      'xl/worksheets/sheet1.xml': typeof sheet === 'string' ? strToU8(sheet) : sheet,
    },
    { level },
  )

describe('a hostile or broken file is refused with its reason and nothing else happens', () => {
  test('empty, too large, and of another kind', async () => {
    expect(await codeOf(new Uint8Array())).toBe('file_empty')
    expect(await codeOf(new Uint8Array(21 * 1024 * 1024))).toBe('file_too_large')
    expect(await codeOf(strToU8('%PDF-1.7 …'))).toBe('not_a_spreadsheet')
    expect(await codeOf(new Uint8Array(randomBytes(5000)))).toBe('not_a_spreadsheet')
    expect(await codeOf(new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0]))).toBe('not_a_spreadsheet')
    expect(await codeOf(zipSync({ 'word/document.xml': strToU8('<w/>') }))).toBe('not_a_spreadsheet')
    expect(await codeOf(strToU8('\n\n  \n'))).toBe('no_sheets')
  })

  test('cut off at any place, or with bytes changed', async () => {
    const good = demo('05-支出台账.xlsx')
    for (const part of [0.2, 0.5, 0.9, 0.999]) expect(await codeOf(good.subarray(0, Math.floor(good.length * part)))).toBe('file_corrupt')
    const changed = good.slice()
    changed.fill(0x41, 2000, 4000)
    expect(['file_corrupt', 'not_a_spreadsheet']).toContain(await codeOf(changed))
    expect(await codeOf(new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ...Array(600).fill(0)]))).toMatch(
      /file_corrupt|not_a_spreadsheet/,
    )
  })

  test('a bomb by its declared size, before a byte is unpacked', async () => {
    const bomb = package_(new Uint8Array(80 * 1024 * 1024).fill(0x20), 9)
    expect(bomb.length).toBeLessThan(200_000)
    const began = Date.now()
    expect(await codeOf(bomb)).toBe('unpacked_too_large')
    expect(Date.now() - began).toBeLessThan(500)
  })

  test('a bomb that lies about its size', async () => {
    const bomb = package_(new Uint8Array(80 * 1024 * 1024).fill(0x20), 9)
    const view = new DataView(bomb.buffer)
    for (let at = 0; at < bomb.length - 4; at++) {
      const name = (offset: number, length: number) => new TextDecoder().decode(bomb.subarray(offset, offset + length))
      if (view.getUint32(at, true) === 0x02014b50 && name(at + 46, view.getUint16(at + 28, true)).includes('sheet1'))
        view.setUint32(at + 24, 1000, true)
      if (view.getUint32(at, true) === 0x04034b50 && name(at + 30, view.getUint16(at + 26, true)).includes('sheet1'))
        view.setUint32(at + 22, 1000, true)
    }
    expect(await codeOf(bomb)).toMatch(/file_corrupt|no_sheets|not_a_spreadsheet/)
  })

  test('thousands of entries', async () => {
    const entries = Object.fromEntries(Array.from({ length: 600 }, (_, at) => [`xl/part${at}.xml`, strToU8('x')]))
    expect(await codeOf(zipSync({ 'xl/workbook.xml': strToU8('<x/>'), ...entries }))).toBe('too_many_entries')
  })

  test('forty megabytes of blanks inside the limits, a cell at the far corner, deep markup, external entities', async () => {
    const blanks = new Uint8Array(40 * 1024 * 1024).fill(0x20)
    expect(await codeOf(package_(blanks, 9))).toMatch(/file_corrupt|no_sheets|reading_took/)
    const corner = sheetXml(
      '<sheetData><row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>',
    )
    expect(await codeOf(package_(corner))).toMatch(/file_corrupt|reading_took|too_many/)
    expect(await codeOf(package_(sheetXml('<a>'.repeat(200_000))))).toMatch(/file_corrupt|no_sheets|reading_took/)
    const entity = `<?xml version="1.0"?><!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd"><!ENTITY a "${'b'.repeat(1000)}">]><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>&x;${'&a;'.repeat(1000)}</t></is></c></row></sheetData></worksheet>`
    let text = ''
    try {
      text = JSON.stringify(await readWorkbook(package_(entity)))
    } catch (error) {
      expect(error).toBeInstanceOf(UnreadableFile)
    }
    expect(text).not.toMatch(/root:|bbbbbbbbbb/)
  })

  test('with a password', async () => {
    const locked = await writeXlsx({
      sheets: [{ name: 'a', rows: [['机构名称'], ['x']] }],
      encryption: { password: 'secret', spinCount: 1000 },
    })
    expect(await codeOf(locked)).toBe('password_protected')
  })

  test('with more rows or columns than anybody keeps by hand', async () => {
    expect(await codeOf(await workbook([Array.from({ length: 400 }, (_, at) => `列${at}`)]))).toBe('too_many_columns')
    expect(await codeOf(strToU8('a,b\n'.repeat(250_000)))).toBe('too_many_rows')
  })

  test('a web page that stops half-way', async () => {
    expect(await codeOf(strToU8('<html><table><tr><td>时间</td></tr>'))).toBe('file_corrupt')
  })
})

describe('a file is what its bytes are', () => {
  test('UTF-8 with and without a mark, UTF-16, GB18030, tabs and semicolons', async () => {
    const line = '表号,类型\r\n"DB,1",电\r\n'
    const gbk = new Uint8Array([
      0xb1, 0xed, 0xba, 0xc5, 0x2c, 0xc0, 0xe0, 0xd0, 0xcd, 0x0a, 0x22, 0x44, 0x42, 0x2c, 0x31, 0x22, 0x2c, 0xb5, 0xe7, 0x0a,
    ])
    const utf16 = new Uint8Array(Buffer.from(`\uFEFF${line.replaceAll(',电', '\t电').replace('表号,', '表号\t')}`, 'utf16le'))
    for (const bytes of [strToU8(line), strToU8(`\uFEFF${line}`), gbk, utf16, strToU8('表号;类型\n"DB,1";电\n')]) {
      expect((await readWorkbook(bytes))[0]?.rows).toEqual([
        ['表号', '类型'],
        ['DB,1', '电'],
      ])
    }
  })

  test('merged blocks, computed percent formats and formulas without a result are told', async () => {
    const cells = new Map([
      ['1,0', { value: 0.95, style: { numFmt: '0.00%' } }],
      ['1,1', { formula: 'A1*2' }],
    ])
    const bytes = await writeXlsx({
      sheets: [
        {
          name: 'a',
          rows: [
            ['x', 'y'],
            [0.95, null],
          ],
          cells: cells as never,
          merges: [{ startRow: 0, startCol: 0, endRow: 0, endCol: 1 }],
        },
      ],
    })
    const [grid] = await readWorkbook(bytes)
    expect(grid?.rows[1]).toEqual(['95%', '#FORMULA!'])
    expect(grid?.merges).toHaveLength(1)
  })

  test('an old xls and an ods are read as well', async () => {
    const { writeOds } = await import('hucre')
    expect((await readWorkbook(await writeOds({ sheets: [{ name: 'a', rows: [['机构名称', 3]] }] })))[0]?.rows).toEqual([['机构名称', 3]])
  })
})
