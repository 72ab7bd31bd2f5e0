import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { beforeAll, describe, expect, test } from 'vitest'
import { isUserError } from '../errors.ts'
import { figuresOf } from '../evaluations/report/figures.ts'
import { makeReport } from '../evaluations/report/report.ts'
import { as, codeOf } from '../testing/callers.ts'
import { testDatabase } from '../testing/database.ts'
import { rescored, snapshot2023 } from '../testing/snapshot2023.ts'
import { compareReports, identityOf } from './compare.ts'
import { readDocument } from './document.ts'
import { nearest } from './nearest.ts'
import { openDocument } from './package.ts'
import { limits } from './schema.ts'

testDatabase()
const figures = figuresOf(snapshot2023())
let report: Uint8Array
beforeAll(async () => {
  report = await makeReport(snapshot2023(), { baseUrl: 'http://house.test' })
})

const main = 'word/document.xml'
/** The report with its XML changed by hand, as somebody would in Word. */
function edited(change: (xml: string) => string, more: Record<string, Uint8Array> = {}): Uint8Array {
  const parts = unzipSync(report)
  const xml = strFromU8(parts[main] ?? new Uint8Array())
  const changed = change(xml)
  if (changed === xml) throw new Error('The change changed nothing')
  return zipSync({ ...parts, [main]: strToU8(changed), ...more })
}
const read = (bytes: Uint8Array) => readDocument(openDocument(bytes))
const check = (bytes: Uint8Array) => compareReports(read(report), read(bytes), figures, 2023)
async function refusal(bytes: Uint8Array): Promise<string> {
  try {
    await as('officer').reportChecks.check({ year: 2023, file: new File([new Uint8Array(bytes)], '报告.docx') })
  } catch (error) {
    if (isUserError(error)) return String(error.data.params?.reason ?? error.code)
    throw error
  }
  return 'accepted'
}
/** The first control of a figure, whole. */
const controlOf = (xml: string, key: string): string => {
  const at = xml.indexOf(`<w:tag w:val="f:${key}"/>`)
  const from = xml.lastIndexOf('<w:sdt>', at)
  return xml.slice(from, xml.indexOf('</w:sdt>', at) + '</w:sdt>'.length)
}
const said = (key: string, before: string, after: string) => (xml: string) => {
  const control = controlOf(xml, key)
  return xml.replace(control, control.replace(`>${before}</w:t>`, `>${after}</w:t>`))
}
const replaced = (before: string, after: string) => (xml: string) => {
  return xml.replace(before, after)
}

describe('a report that came back', () => {
  test('unchanged has nothing to report', () => {
    const result = check(report)
    expect(result).toMatchObject({ changed: [], deleted: [], repeated: [], unknown: [], texts: [], comments: [], lint: [] })
    expect(result.tracked).toEqual({ insertions: 0, deletions: 0, changes: [] })
    expect(result.unchanged).toBe(result.expected)
    expect(result.expected).toBeGreaterThan(100)
  })

  test('with three figures changed lists exactly these three, with what they say and should say', () => {
    const result = check(
      edited((xml) => said('total', '97.00', '98.00')(said('followers', '396', '400')(said('paid', '144.88', '148.00')(xml)))),
    )
    expect(result.changed.map(({ key, wanted, found }) => [key, wanted, found]).sort()).toEqual([
      ['followers', '396', '400'],
      ['paid', '144.88', '148.00'],
      ['total', '97.00', '98.00'],
    ])
    expect(result.changed.find(({ key }) => key === 'followers')).toMatchObject({
      name: '公众号累计关注人数',
      paragraph: expect.stringContaining('累计关注400人'),
      trace: expect.stringContaining('/trace?'),
    })
    expect(result).toMatchObject({ deleted: [], repeated: [], unknown: [], texts: [], lint: [] })
  })

  test('with a control deleted lists it, and a number typed in its place that is wrong', () => {
    const gone = check(edited((xml) => xml.replace(controlOf(xml, 'articles'), '<w:r><w:t>50</w:t></w:r>')))
    expect(gone.deleted.map(({ key, wanted, found }) => [key, wanted, found])).toEqual([['articles', '42', null]])
    expect(gone.lint.map(({ rule, found, wanted }) => [rule, found, wanted])).toEqual([['number', '50篇', '42篇']])
    expect(gone.changed).toEqual([])
  })

  test('with a control copied, or one of no figure, lists them', () => {
    const result = check(
      edited((xml) => {
        const control = controlOf(xml, 'salons')
        return xml.replace(control, control + control + control.replace('f:salons', 'f:nothing'))
      }),
    )
    expect(result.repeated.map(({ key }) => key)).toEqual(['salons'])
    expect(result.unknown.map(({ key, found }) => [key, found])).toEqual([['nothing', '6']])
  })

  test('with a sentence changed shows what was taken out and put in, and says nothing of figures', () => {
    const result = check(edited(replaced('由项目经办人负责梳理整合', '由项目负责人牵头梳理')))
    expect(result.texts).toHaveLength(1)
    const [text] = result.texts
    expect(text?.kind).toBe('changed')
    const of = (kind: string) =>
      text?.pieces
        .filter((piece) => piece.kind === kind)
        .map(({ text }) => text)
        .join('')
    expect(of('gone')).toContain('经办人')
    expect(of('new')).toContain('牵头')
    expect(
      text?.pieces
        .filter(({ kind }) => kind !== 'new')
        .map(({ text }) => text)
        .join(''),
    ).toContain('由项目经办人负责梳理整合')
    expect(result).toMatchObject({ changed: [], deleted: [], repeated: [] })
  })

  test('with a paragraph put in and one taken out lists both, and lints what is new', () => {
    const result = check(
      edited((xml) => {
        const from = xml.lastIndexOf('<w:sdt>', xml.indexOf('通过实施本项目，'))
        const to = xml.indexOf('</w:sdt>', from) + '</w:sdt>'.length
        return `${xml.slice(0, from)}<w:p><w:r><w:t>获得近400人次关注量，自评结果为良。</w:t></w:r></w:p>${xml.slice(to)}`
      }),
    )
    expect(result.texts.map(({ kind }) => kind)).toEqual(['gone', 'new'])
    expect(result.lint.map(({ rule, found, wanted, text }) => [rule, found, wanted, text])).toEqual([
      ['unit', '近400人次', '近400人', '获得近400人次关注量，自评结果为良。'],
      ['grade', '良', '优', '获得近400人次关注量，自评结果为良。'],
    ])
  })

  test('with tracked changes and remarks counts and shows them; what was put in counts as there', () => {
    const result = check(
      edited(
        replaced(
          '满意度调查收回有效问卷</w:t></w:r>',
          '满意度调查</w:t></w:r><w:del w:id="901" w:author="王主任"><w:r><w:delText>收到</w:delText></w:r></w:del>' +
            '<w:ins w:id="902" w:author="王主任"><w:r><w:t>按期</w:t></w:r></w:ins><w:commentRangeStart w:id="7"/>' +
            '<w:r><w:t>收回有效问卷</w:t></w:r><w:commentRangeEnd w:id="7"/>',
        ),
        {
          'word/comments.xml': strToU8(
            '<w:comments xmlns:w="x"><w:comment w:id="7" w:author="李主任"><w:p><w:r><w:t>份数请核对</w:t></w:r></w:p></w:comment></w:comments>',
          ),
        },
      ),
    )
    expect(result.tracked).toEqual({
      insertions: 1,
      deletions: 1,
      changes: [
        { kind: 'deletion', author: '王主任', text: '收到' },
        { kind: 'insertion', author: '王主任', text: '按期' },
      ],
    })
    expect(result.comments).toEqual([{ author: '李主任', text: '份数请核对', about: '收回有效问卷' }])
    expect(result.texts).toHaveLength(1)
    expect(result.changed).toEqual([])
  })

  test('of another year or another closing says so', () => {
    const named = (tag: string, text: string) =>
      `<w:p><w:sdt><w:sdtPr><w:tag w:val="${tag}"/></w:sdtPr><w:sdtContent><w:r><w:t>${text}</w:t></w:r></w:sdtContent></w:sdt></w:p>`
    const other = (year: string, code: string) =>
      read(edited((xml) => xml.replace('<w:body>', `<w:body>${named('c:year', year)}${named('c:sha256', code)}`)))
    const wanted = other('2023年度', '0123456789ab')
    expect(identityOf(wanted, other('2022年度', '0123456789ab'), 2023)).toMatchObject({ isYear: false, isClosing: true })
    expect(identityOf(wanted, other('2023年度', '未关账'), 2023)).toMatchObject({ isYear: true, isClosing: false, code: '未关账' })
    expect(identityOf(wanted, { ...wanted, controls: [] }, 2023)).toMatchObject({ year: null, isYear: null, isClosing: null })
  })
})

test('a report printed in another layout is compared with that one', async () => {
  const framework = { name: '全国统一框架', source: '' }
  const other = { ...rescored(snapshot2023(), (item) => ({ ...item, weight: item.code === 'O1' ? '10' : item.weight })), framework }
  const file = read(await makeReport(other, { baseUrl: 'http://house.test' }))
  expect(await nearest([{ snapshot: snapshot2023() }, { snapshot: other }], file)).toMatchObject({
    framework: framework.name,
    differences: 0,
  })
  expect((await nearest([{ snapshot: snapshot2023() }], file)).compared.changed.length).toBeGreaterThan(0)
})

test('only who works on the evaluation checks files', async () => {
  const file = new File([new Uint8Array(report)], '报告.docx')
  expect(await codeOf(as('viewer').reportChecks.check({ year: 2023, file }))).toBe('NOT_ALLOWED')
  // read and compared, but the year has no indicators here
  expect(await codeOf(as('head').reportChecks.check({ year: 2023, file }))).toBe('NOT_FOUND')
})

describe('what cannot be checked is refused with its reason', () => {
  const text = (words: string) => strToU8(words)
  const minimal = (document: string, more: Record<string, Uint8Array> = {}) =>
    zipSync({
      '[Content_Types].xml': text(
        '<Types><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
      ),
      [main]: text(document),
      ...more,
    })
  test.each<[string, () => Uint8Array, string]>([
    ['an empty file', () => new Uint8Array(), 'empty'],
    ['a PDF', () => text('%PDF-1.7 not a document'), 'not_docx'],
    ['a text that is called .docx', () => text('报告'), 'not_docx'],
    ['an old or locked document', () => new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), 'old_or_locked'],
    ['a zip of something else', () => zipSync({ 'a.txt': text('a') }), 'not_docx'],
    ['a zip that was cut off', () => report.slice(0, report.length / 2), 'broken'],
    ['macros', () => minimal('<w:document/>', { 'word/vbaProject.bin': text('x') }), 'macros'],
    ['XML that is not well-formed', () => minimal('<w:document><w:p></w:document>'), 'broken'],
    ['XML with a document type', () => minimal('<!DOCTYPE x [<!ENTITY a "b">]><w:document/>'), 'broken'],
    ['a document of another origin', () => minimal('<w:document><w:p/></w:document>'), 'other_document'],
    ['200 pages', () => minimal(`<w:document>${'<w:p><w:r><w:t>一行</w:t></w:r></w:p>'.repeat(200 * 22)}</w:document>`), 'too_long'],
    [
      'a program that counted 200 pages',
      () => minimal('<w:document/>', { 'docProps/app.xml': text('<Properties><Pages>200</Pages></Properties>') }),
      'too_long',
    ],
    ['a bomb', () => minimal('<w:document/>', { 'word/media/a.bin': new Uint8Array(limits.unpackedBytes + 1) }), 'bomb'],
    ['a file over the limit', () => new Uint8Array(limits.fileBytes + 1).fill(0x50), 'too_large'],
  ])('%s', async (_, bytes, reason) => {
    expect(await refusal(bytes())).toBe(reason)
  })
})

test('a file that is all different is compared all the same, and so is one that was made to be slow', () => {
  const paragraph = (text: string) => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`
  const body = Array.from({ length: 1500 }, (_, index) => paragraph(`第${index}段，阅读${index}次`)).join('')
  const slow = ['1', 'a', '一', '《', ' ', '1,', '1:'].map((sign) => paragraph(sign.repeat(2000))).join('')
  const result = check(edited((xml) => xml.replace(/<w:body>.*<w:sectPr/s, `<w:body>${body}${slow}<w:sectPr`)))
  expect(result.deleted.length).toBe(result.expected)
  expect(result.texts.length).toBeGreaterThan(1500)
})
