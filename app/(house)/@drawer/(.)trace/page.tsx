import { readTraceAddress } from '#components/trace/trace-address.ts'
import { TraceDrawer } from '#components/trace/trace-drawer.tsx'

export default async function TraceBeside({ searchParams }: PageProps<'/trace'>) {
  const words = await searchParams
  const address = readTraceAddress(words)
  if (!address) return null
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(words)) {
    for (const one of Array.isArray(value) ? value : [value ?? '']) query.append(name, one)
  }
  return <TraceDrawer address={address} href={`/trace?${query}`} />
}
