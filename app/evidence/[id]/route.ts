import { call } from '@orpc/server'
import { requestContext } from '#lib/auth.ts'
import { download } from '#lib/door.ts'
import { openEvidence, openThumbnail } from '#lib/evidence/queries.ts'
import { mayShow } from '#lib/evidence/rules.ts'

/** One file of evidence (`?inline=1`: to be looked at); with `?size=320` a photo's thumbnail (160, 320 or 800 pixels). */
export const GET = async (request: Request, { params }: RouteContext<'/evidence/[id]'>): Promise<Response> => {
  const { id } = await params
  const size = new URL(request.url).searchParams.get('size')
  if (size !== null) return thumbnail(request, { id, size })
  return download(request, async () => call(openEvidence, { id }, { context: await requestContext() }), mayShow)
}

async function thumbnail(request: Request, ask: { id: string; size: string }): Promise<Response> {
  const answer = await download(request, async () => call(openThumbnail, ask, { context: await requestContext() }))
  if (!answer.ok) return answer
  // a file of evidence never changes; another session asks for itself
  answer.headers.set('Cache-Control', 'private, max-age=31536000, immutable')
  answer.headers.set('Vary', 'Cookie')
  answer.headers.set('Content-Disposition', 'inline')
  return answer
}
