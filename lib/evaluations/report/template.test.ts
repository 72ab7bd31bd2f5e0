import { Document, Packer, Paragraph, Table, TableCell, TableRow } from 'docx'
import { strFromU8, unzipSync } from 'fflate'
import { expect, test } from 'vitest'
import { snapshot2023 } from '../../testing/snapshot2023.ts'
import { figuresOf } from './figures.ts'
import { readControls, readMarkup } from './read.ts'
import { makeReport } from './report.ts'
import { houseTemplate } from './template.ts'

const baseUrl = 'https://house.example'
const cell = (text: string) => new TableCell({ children: [new Paragraph(text)] })
/** A template as an office would write it in Word: its own words, styles of Word only, a table with one row to repeat. */
const template = (...lines: (string | Table)[]) =>
  Packer.toBuffer(new Document({ sections: [{ children: lines.map((line) => (typeof line === 'string' ? new Paragraph(line) : line)) }] }))
const documentOf = (docx: Uint8Array) => strFromU8(unzipSync(docx)['word/document.xml'] ?? new Uint8Array())
const linesOf = (docx: Uint8Array) =>
  [...readMarkup(documentOf(docx))]
    .flatMap((token) => ('text' in token ? [token.text] : token.tag === 'w:p' && token.kind === 'close' ? ['\n'] : []))
    .join('')
    .split('\n')

test('a template of the office is filled: words, figures by name or key, rows of a table, parts and the annex', async () => {
  const table = new Table({
    rows: [
      new TableRow({ children: ['指标', '得分'].map(cell) }),
      new TableRow({ children: ['{{指标.三级指标}}', '{{ 指标.得分 }}'].map(cell) }),
    ],
  })
  const office = await template(
    '{{年度}}年本办报告（{{校验码}}）',
    '全年{{自评得分}}，执行率{{rate}}。',
    table,
    '{{第五部分}}',
    '{{数据溯源}}',
  )
  const docx = await makeReport(snapshot2023(), { baseUrl, template: office })
  const lines = linesOf(docx)
  expect(lines.slice(0, 2)).toEqual(['2023年本办报告（未关账）', '全年97.00分，执行率95%。'])
  expect(lines).toContain('五、项目综合评价等级和评价结论')
  expect(lines).not.toContain('一、评价项目概述')
  const controls = readControls(docx)
  const figures = figuresOf(snapshot2023())
  const read = controls.filter(({ tag }) => tag.startsWith('f:'))
  for (const { tag, text } of read) expect(text, tag).toBe(figures.get(tag.slice(2))?.text)
  // what stands in the template's own sentences and table is in the annex as well
  for (const { code } of snapshot2023().items) expect(read.map(({ tag }) => tag)).toContain(`f:${code}_score`)
  expect(lines).toContain('预算执行率得分')
})

test('a tag that the year has nothing for is named in its place', async () => {
  expect(linesOf(await makeReport(snapshot2023(), { baseUrl, template: await template('{{得份}}') }))[0]).toBe('〔无此数据：得份〕')
})

test('what a template says in its own styles stays, and styles that it lacks come from the house', async () => {
  const docx = await makeReport(snapshot2023(), { baseUrl, template: await template('{{正文}}') })
  const styles = strFromU8(unzipSync(docx)['word/styles.xml'] ?? new Uint8Array())
  for (const id of ['OffGrid', 'ReportBody', 'TableText']) expect(styles.match(new RegExp(`w:styleId="${id}"`, 'g')), id).toHaveLength(1)
  expect(() => [...readMarkup(styles)]).not.toThrow()
  const used = new Set([...documentOf(docx).matchAll(/<w:pStyle w:val="([^"]*)"/g)].map(([, id]) => id))
  for (const id of used) expect(styles).toContain(`w:styleId="${id}"`)
})

test('the house brings two templates: the bureau’s faces, and those that every Windows has', async () => {
  const facesOf = async (name: 'standard' | 'system') => {
    const docx = await makeReport(snapshot2023(), { baseUrl, template: await houseTemplate(name) })
    return strFromU8(unzipSync(docx)['word/styles.xml'] ?? new Uint8Array())
  }
  const [standard, system] = [await facesOf('standard'), await facesOf('system')]
  for (const face of ['方正小标宋简体', '仿宋_GB2312', '楷体_GB2312', '黑体']) expect(standard).toContain(`w:eastAsia="${face}"`)
  expect(system).not.toMatch(/方正小标宋简体|_GB2312/)
  for (const face of ['宋体', '仿宋', '楷体', '黑体']) expect(system).toContain(`w:eastAsia="${face}"`)
})
