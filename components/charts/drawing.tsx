'use client'
import { useComputedColorScheme } from '@mantine/core'
import { useReducedMotion } from '@mantine/hooks'
import type { EChartsCoreOption } from 'echarts/core'
import { useEffect, useRef } from 'react'
import { usePrinting } from '../table/use-printing.ts'
import { draw } from './echarts.ts'

/** How wide a drawing is on a sheet of A4 between its margins, in CSS pixels. */
const paperWidth = 660

type Props = { title: string; option: EChartsCoreOption; height: number; onPick?: ((series: string, place: number) => void) | undefined }

/** The picture itself; comes after the page, with ECharts. On paper it is light and as wide as the sheet. */
export function Drawing({ title, option, height, onPick }: Props) {
  const frame = useRef<HTMLDivElement>(null)
  const isOnPaper = usePrinting()
  const screen = useComputedColorScheme('light')
  const still = useReducedMotion() ?? false
  const scheme = isOnPaper ? 'light' : screen
  useEffect(() => {
    if (!frame.current) return
    const into = { frame: frame.current, ...(isOnPaper && { width: paperWidth }) }
    const drawn = draw(into, option, { title, scheme, still: still || isOnPaper })
    drawn.on('click', ({ seriesName, dataIndex }) => onPick?.(seriesName ?? '', dataIndex))
    const watch = new ResizeObserver(() => !isOnPaper && drawn.resize())
    watch.observe(frame.current)
    return () => {
      watch.disconnect()
      drawn.dispose()
    }
  }, [option, onPick, scheme, still, isOnPaper, title])
  return <div ref={frame} role="img" aria-label={title} style={{ height }} />
}
