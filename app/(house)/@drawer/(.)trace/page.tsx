import { readTraceAddress } from '#components/trace/trace-address.ts'
import { TraceDrawer } from '#components/trace/trace-drawer.tsx'

export default async function TraceBeside({ searchParams }: PageProps<'/trace'>) {
  const address = readTraceAddress(await searchParams)
  return address && <TraceDrawer address={address} />
}
