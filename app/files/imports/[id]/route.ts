import { call } from '@orpc/server'
import { requestContext } from '#lib/auth.ts'
import { download } from '#lib/door.ts'
import { openOriginal } from '#lib/sheets/original.ts'

/** The original of an imported spreadsheet. */
export const GET = async (request: Request, { params }: RouteContext<'/files/imports/[id]'>): Promise<Response> => {
  const { id } = await params
  return download(request, async () => call(openOriginal, { id }, { context: await requestContext() }))
}
