import { notFound } from 'next/navigation'
import { readTraceAddress } from '#components/trace/trace-address.ts'
import { TraceView } from '#components/trace/trace-view.tsx'

export default async function TracePage({ searchParams }: PageProps<'/trace'>) {
  const address = readTraceAddress(await searchParams)
  if (!address) notFound()
  return <TraceView address={address} />
}
