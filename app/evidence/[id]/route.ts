import { call } from '@orpc/server'
import { requestContext } from '#lib/auth.ts'
import { download } from '#lib/door.ts'
import { openEvidence } from '#lib/evidence/queries.ts'

/** Pictures and PDFs may be looked at in the browser (`?inline=1`); everything else is saved. */
const mayShow = (type: string): boolean => type.startsWith('image/') || type === 'application/pdf'

/** One file of evidence. */
export const GET = async (request: Request, { params }: RouteContext<'/evidence/[id]'>): Promise<Response> => {
  const { id } = await params
  return download(request, async () => call(openEvidence, { id }, { context: await requestContext() }), mayShow)
}
