import { randomUUID } from 'node:crypto'
import { Document, Footer, Packer, Paragraph, Table, TableCell, TableRow, TextRun } from 'docx'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { beforeAll, describe, expect, test } from 'vitest'
import { db } from '../db.ts'
import { isUserError } from '../errors.ts'
import { readControls } from '../evaluations/report/read.ts'
import { houseTemplate } from '../evaluations/report/template.ts'
import { as, codeOf } from '../testing/callers.ts'
import { testDatabase } from '../testing/database.ts'
import { importDemo } from '../testing/demo.ts'
import { checkTemplate } from './check.ts'
import { houseNames } from './schema.ts'

testDatabase()
const year = 2023
const office = as('office', { name: '王综合' })
const fileOf = (bytes: Uint8Array, name = '我办模板.docx') => new File([new Uint8Array(bytes)], name)
const needed = ['{{正文}}', '{{数据溯源}}', '{{校验码}}']
const document = (children: (string | Table)[], footer?: string) =>
  Packer.toBuffer(
    new Document({
      sections: [
        {
          children: children.map((one) => (typeof one === 'string' ? new Paragraph(one) : one)),
          ...(footer && { footers: { default: new Footer({ children: [new Paragraph(footer)] }) } }),
        },
      ],
    }),
  )
/** A template that has everything, and these lines too. */
const template = (...lines: (string | Table)[]) => document([...lines, ...needed])
const withPart = (docx: Uint8Array, name: string, change: (xml: string) => string) => {
  const files = unzipSync(docx)
  return zipSync({ ...files, [name]: strToU8(change(strFromU8(files[name] ?? new Uint8Array()))) })
}
const check = async (bytes: Uint8Array) => {
  const { findings } = await office.templates.check({ year, file: fileOf(bytes) })
  return findings.map(({ kind, tag }) => `${kind} ${tag}`)
}
const refusal = async (call: Promise<unknown>) => {
  try {
    await call
  } catch (error) {
    if (isUserError(error)) return { code: error.code, ...error.data.params, current: error.data.current }
    throw error
  }
  return { code: 'OK' }
}
/** What is found in a document's paragraphs, without the process around it. */
const foundIn = async (bytes: Uint8Array) => {
  const parts = new Map(Object.entries(unzipSync(bytes)).map(([name, file]) => [name, strFromU8(file)] as const))
  const xml = new Map([...parts].filter(([name]) => /\.(xml|rels)$/.test(name)))
  return checkTemplate(xml, new Set(['自评得分', 'total'])).findings.map(({ kind, tag }) => `${kind} ${tag}`)
}

beforeAll(async () => {
  await importDemo()
})

describe('what a file asks for', () => {
  const table = (text: string) => new Table({ rows: [new TableRow({ children: [new TableCell({ children: [new Paragraph(text)] })] })] })

  test.each([
    ['a tag that does not exist', ['得分{{得份}}'], ['unknown 得份']],
    ['a field that rows do not have', ['{{指标.得份}}'], ['unknown 指标.得份']],
    ['braces that are not closed', ['得分{{自评得分}'], ['open {{自评得分}']],
    ['braces that are not opened', ['自评得分}}'], ['close }}']],
    ['full-width braces', ['｛｛自评得分｝｝'], ['wide ｛｛']],
    ['a loop of another program', ['{{#指标}}', '{{/指标}}'], ['loop #指标', 'loop /指标']],
    ['a text within a sentence', ['如下：{{指标表}}'], ['alone 指标表']],
    ['a row outside of a table', ['{{指标.得分}}'], ['row 指标.得分']],
    ['a part beside the whole', ['{{第二部分}}'], ['repeated 第二部分']],
    ['the text twice', ['{{正文}}'], ['repeated 正文']],
    ['nothing wrong', ['{{标题}}{{ 自评得分 }}，{{total}}', '{{得分图}}'], []],
  ])('%s is found', async (_, lines, findings) => {
    expect(await foundIn(await template(...lines))).toEqual(findings)
  })

  test('rows belong in tables, texts not in footers, and what a report needs has to be there', async () => {
    expect(await foundIn(await template(table('{{指标.得分}}')))).toEqual([])
    expect(await foundIn(await document(needed, '{{资金表}}'))).toEqual(['alone 资金表'])
    expect(await foundIn(await document(needed, '第{{年度}}年'))).toEqual([])
    expect(await foundIn(await document(['{{正文}}']))).toEqual(['missing 数据溯源', 'missing 校验码'])
    const six = ['第一部分', '第二部分', '第三部分', '第四部分', '第五部分', '第六部分'].map((tag) => `{{${tag}}}`)
    expect(await foundIn(await document([...six, ...needed.slice(1)]))).toEqual(['missing 第七部分'])
  })

  test('a tag that Word cut into runs is one tag', async () => {
    const runs = ['{', '{自评', '得分}', '}'].map((text, index) => new TextRun({ text, bold: index % 2 === 0 }))
    const cut = new Document({
      sections: [{ children: [new Paragraph({ children: runs }), ...needed.map((line) => new Paragraph(line))] }],
    })
    expect(await foundIn(await Packer.toBuffer(cut))).toEqual([])
  })

  test('the templates of the house have nothing wrong', async () => {
    for (const name of houseNames) expect(await foundIn(await houseTemplate(name)), name).toEqual([])
  })

  test.each([
    ['a template that Word would fetch', 'attachedTemplate', 'http://evil.example/t.dotm', 'external http://evil.example/t.dotm'],
    ['a picture from elsewhere', 'image', '\\\\evil\\share\\a.png', 'external \\\\evil\\share\\a.png'],
    ['a link that runs something', 'hyperlink', 'javascript:alert(1)', 'external javascript:alert(1)'],
  ])('%s is found', async (_, type, target, finding) => {
    const relation = `<Relationship Id="rIdX" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="${target}" TargetMode="External"/>`
    const bytes = withPart(await template(), 'word/_rels/document.xml.rels', (xml) =>
      xml.replace('</Relationships>', `${relation}</Relationships>`),
    )
    expect(await foundIn(bytes)).toEqual([finding])
  })

  test('embedded objects and fields that run or fetch are found; links that people click are not', async () => {
    const bytes = await template('看{{total}}')
    const put = (xml: string) => withPart(bytes, 'word/document.xml', (all) => all.replace('<w:p>', `${xml}<w:p>`))
    expect(await foundIn(put('<w:altChunk r:id="rId1"/>'))).toEqual(['object w:altChunk'])
    const field =
      '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> DDE</w:instrText></w:r><w:r><w:instrText>AUTO cmd</w:instrText></w:r></w:p>'
    expect(await foundIn(put(field))).toEqual(['field DDEAUTO'])
    expect(await foundIn(put('<w:p><w:fldSimple w:instr=" INCLUDEPICTURE http://x "/></w:p>'))).toEqual(['field INCLUDEPICTURE'])
    expect(await foundIn(put('<w:p><w:fldSimple w:instr=" PAGE "/></w:p>'))).toEqual([])
  })
})

describe('an uploaded template', () => {
  test('is checked before it is kept, chosen, used by every report from then on, and can be put away and brought back', async () => {
    const id = randomUUID()
    const bytes = await template('我办内部材料：{{年度}}年得{{自评得分}}')
    expect(await check(bytes)).toEqual([])
    const added = await office.templates.add({ id, name: '我办模板', year, file: fileOf(bytes) })
    expect(added).toMatchObject({ id, name: '我办模板', fileName: '我办模板.docx', uploadedBy: '王综合', version: 1 })
    expect(added.tags).toEqual(['年度', '自评得分', '正文', '数据溯源', '校验码'])
    // sent again by a connection that broke, and again with something else
    expect(await office.templates.add({ id, name: '我办模板', year, file: fileOf(bytes) })).toEqual(added)
    expect(await codeOf(office.templates.add({ id, name: '我办模板', year, file: fileOf(await template()) }))).toBe('SAME_ID_OTHER_CONTENT')

    const linesOf = async (template?: string) => {
      const file = await as('viewer').evaluations.report({ year, template })
      return strFromU8(unzipSync(new Uint8Array(await file.arrayBuffer()))['word/document.xml'] ?? new Uint8Array())
    }
    expect(await linesOf()).not.toContain('我办内部材料')
    expect(await linesOf(id)).toContain('我办内部材料')
    await office.templates.choose({ template: id })
    expect(await linesOf()).toContain('我办内部材料')
    expect(await linesOf('system')).not.toContain('我办内部材料')
    const report = new Uint8Array(await (await as('viewer').evaluations.report({ year })).arrayBuffer())
    expect(readControls(report).find(({ tag }) => tag === 'f:total')?.text).toBe('97.00')

    expect(await refusal(office.templates.remove({ id, version: 1 }))).toMatchObject({ code: 'TEMPLATE_REFUSED', reason: 'in_use' })
    await office.templates.choose({ template: 'standard' })
    const removed = await office.templates.remove({ id, version: 1 })
    expect(removed.removedAt).not.toBeNull()
    expect(await refusal(office.templates.choose({ template: id }))).toMatchObject({ code: 'TEMPLATE_REFUSED', reason: 'removed' })
    expect(await codeOf(office.templates.restore({ id, version: 1 }))).toBe('STALE')
    expect((await office.templates.restore({ id, version: removed.version })).removedAt).toBeNull()
    const kept = new Uint8Array(await (await office.templates.file({ template: id })).arrayBuffer())
    expect(Buffer.from(kept).equals(Buffer.from(bytes))).toBe(true)
    const entries = await db().auditEntry.findMany({ where: { source: { in: ['report_templates', 'settings'] } }, orderBy: { id: 'asc' } })
    expect(entries.map(({ operation }) => operation).filter((name) => name.startsWith('templates.'))).toEqual([
      ...['templates.add', 'templates.choose', 'templates.choose', 'templates.remove', 'templates.restore'],
    ])
  }, 90_000)

  test('with anything wrong is refused with all that was found, and nothing is kept', async () => {
    const before = await db().reportTemplate.count()
    const add = (bytes: Uint8Array, name?: string) =>
      refusal(office.templates.add({ id: randomUUID(), name: '坏', year, file: fileOf(bytes, name) }))
    const wrong = await document(['{{得份}}', '{{正文}}', '{{校验码}}', '{{自评得分'])
    expect(await check(wrong)).toEqual(['open {{自评得分', 'unknown 得份', 'missing 数据溯源'])
    expect(await add(wrong)).toMatchObject({
      ...{ code: 'TEMPLATE_REFUSED', reason: 'findings', count: 3 },
      current: { findings: [{ kind: 'open' }, { kind: 'unknown', tag: '得份', place: '{{得份}}' }, { kind: 'missing' }] },
    })
    const macros = zipSync({ ...unzipSync(await template()), 'word/vbaProject.bin': strToU8('x') })
    for (const [bytes, reason] of [
      [strToU8('只是文字'), 'not_docx'],
      [new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0, 0]), 'old_or_locked'],
      [macros, 'macros'],
      [zipSync({ 'xl/workbook.xml': strToU8('<a/>') }), 'not_docx'],
      [(await template()).subarray(0, 900), 'broken'],
      [withPart(await template(), 'word/document.xml', () => '<w:document><w:p></w:document>'), 'broken'],
      [withPart(await template(), 'word/document.xml', (xml) => `<!DOCTYPE a [<!ENTITY b "c">]>${xml}`), 'broken'],
      [zipSync({ ...unzipSync(await template()), 'word/media/big.bin': new Uint8Array(100 * 1024 * 1024) }), 'bomb'],
    ] as const)
      expect(await add(bytes), reason).toMatchObject({ code: 'REPORT_FILE_REFUSED', reason })
    expect(await codeOf(as('officer').templates.add({ id: randomUUID(), name: 'x', year, file: fileOf(await template()) }))).toBe(
      'NOT_ALLOWED',
    )
    expect(await db().reportTemplate.count()).toBe(before)
  }, 90_000)
})
