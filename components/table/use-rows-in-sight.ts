'use client'
import { useWindowVirtualizer } from '@tanstack/react-virtual'
import { useCallback, useState } from 'react'
import type { Density } from '../ui/list-address.ts'
import { usePrinting } from './use-printing.ts'

/** Up to so many rows are simply all drawn. */
const mostDrawn = 500
/** How high a row is likely to be, in pixels, until it is measured. */
const heights: Record<Density, number> = { compact: 26, normal: 41, roomy: 53 }
/** What stands over the rows while they scroll: the house's header and the headings, in pixels. */
const covered = 110

/** Which rows to draw, by their places: all, or those in sight when there are many. On paper all of them are. */
export function useRowsInSight(count: number, density: Density) {
  const isPrinting = usePrinting()
  const isVirtual = count > mostDrawn && !isPrinting
  const [top, setTop] = useState(0)
  const virtual = useWindowVirtualizer({
    count: isVirtual ? count : 0,
    estimateSize: () => heights[density],
    overscan: 12,
    scrollMargin: top,
    scrollPaddingStart: covered,
    scrollPaddingEnd: 80,
    // what the server draws, before there is a window
    initialRect: { width: 1280, height: 900 },
    useFlushSync: false,
  })
  // measured once when the rows appear: what stands above them may have another height in every language
  const bodyRef = useCallback((body: HTMLTableSectionElement | null) => {
    if (body) setTop(body.getBoundingClientRect().top + window.scrollY)
  }, [])
  const items = virtual.getVirtualItems()
  const first = items[0]
  const last = items.at(-1)
  return {
    isVirtual,
    bodyRef,
    places: isVirtual ? items.map(({ index }) => index) : Array.from({ length: count }, (_, place) => place),
    above: isVirtual && first ? first.start - top : 0,
    below: isVirtual && last ? virtual.getTotalSize() - (last.end - top) : 0,
    measure: isVirtual ? virtual.measureElement : undefined,
  }
}
