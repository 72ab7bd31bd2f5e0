import { BarChart, LineChart } from 'echarts/charts'
import { AriaComponent, GridComponent, LegendComponent, TooltipComponent } from 'echarts/components'
import * as echarts from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'
import { type Scheme, themeOf } from './palette.ts'

echarts.use([BarChart, LineChart, AriaComponent, GridComponent, LegendComponent, TooltipComponent, SVGRenderer])

export type Drawing = echarts.ECharts
type Into = { frame: HTMLElement; width?: number } | { width: number; height: number }

/** Draws an option with patterns and its name into an element, or into a text of SVG. */
export function draw(
  into: Into,
  option: echarts.EChartsCoreOption,
  { title, scheme, still }: { title: string; scheme: Scheme; still: boolean },
): Drawing {
  const drawing =
    'frame' in into
      ? echarts.init(into.frame, themeOf(scheme), { renderer: 'svg', ...(into.width && { width: into.width }) })
      : echarts.init(null, themeOf(scheme), { renderer: 'svg', ssr: true, ...into })
  // its own description would be English and stand in the place of the title
  const aria = { enabled: true, label: { description: title }, decal: { show: true } }
  drawing.setOption({ backgroundColor: 'transparent', animation: !still, aria, ...option })
  return drawing
}
