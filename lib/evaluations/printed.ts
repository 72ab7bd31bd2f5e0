import { plain } from '../money.ts'
import { numbered, piecesOf } from '../narratives/rules.ts'
import { checkOf, explanationOf, tailOf } from './form/texts.ts'
import { reportTitle } from './report/content.ts'
import { figuresOf, gradeNames, levelsOf, printed, unitAfterNumber, unreported } from './report/figures.ts'
import { narrativeOf, wordsOnly } from './report/narrative.ts'
import { chineseDay, chineseDayOf } from './report/words.ts'
import { signed } from './report/writer.ts'
import type { ScoredItem, Snapshot } from './schema.ts'

/** Text as HTML: nothing of it is markup. */
const said = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;').replaceAll('\n', '<br>')

/** Faces as GB/T 9704 names them, and what stands in for them; the report upright, the form lying, each page with its number and the 校验码. */
const style = (foot: string) => `
@page{size:A4;margin:37mm 26mm 35mm 28mm;@bottom-center{content:"— " counter(page) " —";font:14pt SimSun,"Noto Serif CJK SC",serif}@bottom-left{content:${JSON.stringify(foot)};font:8pt SimSun,"Noto Serif CJK SC",serif;color:#444}}
@page form{size:A4 landscape;margin:14mm 12mm 16mm;@bottom-center{content:"第 " counter(page) " 页 共 " counter(pages) " 页";font:9pt SimSun,"Noto Serif CJK SC",serif}}
*{box-sizing:border-box}body{margin:0;color:#000;font:16pt/28.95pt FangSong_GB2312,FangSong,"Noto Serif CJK SC",serif}
h1{font:22pt/33pt "方正小标宋简体",SimSun,"Noto Serif CJK SC",serif;text-align:center;margin:0 0 29pt;text-wrap:balance}
h2,h3,p{margin:0;text-indent:2em;font-size:16pt;font-weight:400;text-align:justify}h2{font-family:SimHei,"Noto Sans CJK SC",sans-serif;break-after:avoid}h3{font-family:KaiTi_GB2312,KaiTi,"Noto Serif CJK SC",serif;break-after:avoid}
.form{page:form;break-before:page;font:10pt/1.35 SimSun,"Noto Serif CJK SC",serif}.form h1{font-size:20pt;margin:0 0 2mm}.form p{font-size:9pt;text-indent:0;margin-top:2mm}
table{border-collapse:collapse;width:100%;font:10.5pt/1.35 SimSun,"Noto Serif CJK SC",serif;margin:2mm 0}th,td{border:.5pt solid #000;padding:2pt 4pt;vertical-align:middle;text-align:center}
th{font-weight:400;font-family:SimHei,"Noto Sans CJK SC",sans-serif}td.l{text-align:left}thead{display:table-header-group}tr{break-inside:avoid}.form table{font-size:8.5pt;line-height:1.25;margin:0 0 -0.5pt}.form th,.form td{padding:1pt 3pt}.form th:last-child{min-width:80mm}.form td:nth-last-child(n+2){white-space:nowrap}.form td.l{white-space:normal}`

/** A year's evaluation as one page that holds all it shows, to be printed: the report's text, then the form. A pure view of the snapshot. */
export function printedPage(whole: Snapshot): string {
  const snapshot = wordsOnly(whole)
  const title = reportTitle(snapshot)
  return `<!doctype html><html lang="zh-Hans"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${said(title)}</title><style>${style(checkOf(snapshot))}</style></head><body><h1>${said(title)}</h1>${narrative(snapshot)}${form(snapshot)}</body></html>`
}

const tags = { part: 'h2', section: 'h3', point: 'p', item: 'p', body: 'p', table: 'p', chart: 'p' } as const

/** The seven parts. Charts are the Word file's; tables stand where they belong. */
function narrative(snapshot: Snapshot): string {
  const figures = figuresOf(snapshot)
  const filled = (text: string) =>
    piecesOf(text)
      .map((piece) => {
        if ('words' in piece) return piece.words
        const { text = null, unit = '' } = figures.get(piece.key) ?? {}
        return text === null ? unreported : signed(text) + (piece.unit ? unitAfterNumber(unit) : '')
      })
      .join('')
  return numbered(narrativeOf(snapshot).filter(({ kind }) => kind !== 'chart'))
    .map(({ key, kind, label, text }) => {
      const line = `<${tags[kind]}>${said(label + filled(text))}</${tags[kind]}>`
      return kind === 'table' ? line + (key.includes('fund') ? funds(snapshot) : scores(snapshot.items)) : line
    })
    .join('\n')
}

const cells = (tag: 'th' | 'td', texts: readonly string[]) => texts.map((text) => `<${tag}>${said(text)}</${tag}>`).join('')
const rows = (head: readonly string[], body: readonly (readonly string[])[]) =>
  `<table><thead><tr>${cells('th', head)}</tr></thead><tbody>${body.map((row) => `<tr>${cells('td', row)}</tr>`).join('')}</tbody></table>`

/** Money in 万元 with two decimals, as everywhere that is printed. */
function funds(snapshot: Snapshot): string {
  const figures = figuresOf(snapshot)
  const text = (key: string) => figures.get(key)?.text ?? unreported
  const line = (name: string, key: string) => [
    name,
    text(`initial${key}`),
    text(`budget${key}`),
    text(`paid${key}`),
    `${text(`rate${key}`)}%`,
  ]
  const lines = [line('年度资金总额', ''), ...snapshot.funds.lines.map(({ subProject }, at) => line(`其中：${subProject}`, `_${at + 1}`))]
  return rows(['资金（万元）', '年初预算数', '全年预算数(A)', '全年执行数(B)', '执行率(B/A)'], lines)
}

const shown = ({ unit }: ScoredItem, value: string | null) => (value === null ? unreported : printed(value) + unitAfterNumber(unit))
const targetOf = (item: ScoredItem) => (item.operator === '=' ? '' : item.operator) + shown(item, item.target)
const scores = (items: ScoredItem[]) =>
  rows(
    ['指标', '年度指标值', '实际完成值', '分值', '得分'],
    items.map((item) => [item.name, targetOf(item), shown(item, item.actual), plain(item.weight), item.score ?? unreported]),
  )

/** 项目支出绩效自评表. */
function form(snapshot: Snapshot): string {
  const { year, project, items, weight, total, grade, madeAt, missing, framework } = snapshot
  const body = levelsOf(items).flatMap((first) =>
    first.seconds.flatMap((second, at) =>
      second.items.map((item, place) => {
        const one = at === 0 && place === 0 ? `<td rowspan="${first.items.length}">${said(first.name)}</td>` : ''
        const two = place === 0 ? `<td rowspan="${second.items.length}">${said(second.name)}</td>` : ''
        const middle = cells('td', [targetOf(item), shown(item, item.actual), plain(item.weight), item.score ?? unreported])
        return `<tr>${one}${two}<td class="l">${said(item.name)}</td>${middle}<td class="l">${said(explanationOf(item))}</td></tr>`
      }),
    ),
  )
  const head = cells('th', ['一级指标', '二级指标', '三级指标', '年度指标值', '实际完成值', '分值', '得分', '偏差原因分析及改进措施'])
  const note = [
    '注：预算执行率的得分已计入总分，不重复计算。',
    framework ? `分值按“${framework.name}”在各组内同比例折算。` : '',
    missing.length > 0 ? '未填报的指标不计分。' : '',
    tailOf(snapshot.funds),
    `填表日期：${chineseDayOf(madeAt)}，数据截至${chineseDay(snapshot.asOf)}。`,
  ]
  return `<section class="form"><h1>项目支出绩效自评表</h1><p style="text-align:center">（${year}年度）</p>
<table><tbody><tr><th>项目名称</th><td class="l" colspan="3">${said(project.level2)}</td></tr>
<tr><th>主管部门</th><td class="l">${said(project.department)}</td><th>实施单位</th><td class="l">${said(project.unit)}</td></tr></tbody></table>
${funds(snapshot)}<table><thead><tr>${head}</tr></thead><tbody>${body.join('')}
<tr><th colspan="5">总分</th><td>${plain(weight)}</td><td>${total ?? unreported}</td><td>评价等级：${grade ? gradeNames[grade] : unreported}</td></tr></tbody></table>
<p>${said(note.join(''))}</p></section>`
}
