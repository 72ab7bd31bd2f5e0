import { call } from '@orpc/server'
import { getLocale } from 'next-intl/server'
import { requestContext } from '#lib/auth.ts'
import { download } from '#lib/door.ts'
import { openRefused } from '#lib/imports/refused.ts'
import type { Locale } from '#lib/locale.ts'

/** The refused rows of a file that is being imported, to be mended. */
export const GET = async (request: Request, { params }: RouteContext<'/files/imports/refused/[id]'>): Promise<Response> => {
  const { id } = await params
  const locale = await getLocale()
  return download(request, async () => call(openRefused, { id, locale: locale as Locale }, { context: await requestContext() }))
}
