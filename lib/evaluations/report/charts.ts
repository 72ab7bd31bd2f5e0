import type { Paragraph } from 'docx'
import { ChartRun, type ChartRunOptions } from 'docx/charts'
import type { Snapshot } from '../schema.ts'
import { figuresOf, nameOf, type PrintedFigure } from './figures.ts'
import { paragraph } from './layout.ts'

type Bars = {
  description: string
  categories: string[]
  series: { name: string; keys: string[]; format: string }[]
  type: 'bar' | 'column'
  height: number
}

/** Greys and a blue that stay apart when they are printed in black and white. */
const colors = ['BFBFBF', '1F4E79', '7F7F7F']
const font = { name: '宋体', size: 9, color: '000000' }

/** 得分 beside 分值 by indicator. */
export function scoreChart(snapshot: Snapshot): Paragraph {
  const { items } = snapshot
  const keys = (name: string) => items.map(({ code }) => `${nameOf(code)}_${name}`)
  return chart(snapshot, {
    type: 'bar',
    description: '各项指标的分值和得分',
    categories: items.map(({ name }) => name),
    series: [
      { name: '分值', keys: keys('weight'), format: 'General' },
      { name: '得分', keys: keys('score'), format: '0.00' },
    ],
    height: 70 + 24 * items.length,
  })
}

/** Budget beside payments by sub-project, in 万元. */
export function fundChart(snapshot: Snapshot): Paragraph {
  const { lines } = snapshot.funds
  const keys = (name: string) => lines.map((_, index) => `${name}_${index + 1}`)
  return chart(snapshot, {
    type: 'column',
    description: '各子项目的全年预算数和全年执行数（万元）',
    categories: lines.map(({ subProject }) => subProject),
    series: [
      { name: '全年预算数', keys: keys('budget'), format: '0.00' },
      { name: '全年执行数', keys: keys('paid'), format: '0.00' },
    ],
    height: 300,
  })
}

/** A chart of Word's own, with its figures in a workbook that Word opens. Its bars are labelled in the digits that the text prints. */
function chart(snapshot: Snapshot, { type, description, categories, series, height }: Bars): Paragraph {
  const figures = figuresOf(snapshot)
  const options: ChartRunOptions = {
    type,
    categories,
    series: series.map(({ name, keys, format }, index) => ({
      name,
      values: keys.map((key) => numberOf(figures.get(key))),
      color: colors[index] ?? '000000',
      dataLabels: { value: true, numberFormat: format, font },
    })),
    ...{ gapWidth: 60, font: { name: font.name, color: font.color }, legend: { position: 'bottom', font } },
    categoryAxis: { font, reverseOrder: type === 'bar' },
    valueAxis: { font, minimum: 0, gridlines: true, visible: type === 'column' },
    transformation: { width: 588, height },
    altText: { name: description, description },
  }
  return paragraph('ReportChart', [new ChartRun(options)])
}

const numberOf = (figure: PrintedFigure | undefined): number | null => (figure?.text ? Number(figure.text) : null)
