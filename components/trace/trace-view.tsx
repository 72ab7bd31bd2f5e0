'use client'
import dynamic from 'next/dynamic'
import type { TraceAddress } from './trace-address.ts'

const IndicatorView = dynamic(() => import('./indicator-view.tsx').then((module) => module.IndicatorView))
const TermView = dynamic(() => import('./term-view.tsx').then((module) => module.TermView))
const TotalView = dynamic(() => import('./total-view.tsx').then((module) => module.TotalView))

/** How a figure came about: an indicator, a measure or a rate, or the evaluation's total. Stays live: it says which measures it depends on. */
export function TraceView({ address }: { address: TraceAddress }) {
  if ('total' in address) return <TotalView year={address.total} />
  return 'indicator' in address ? <IndicatorView input={address.indicator} /> : <TermView input={address.term} />
}
