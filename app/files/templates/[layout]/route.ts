import { call } from '@orpc/server'
import { getLocale } from 'next-intl/server'
import { requestContext } from '#lib/auth.ts'
import { download } from '#lib/door.ts'
import { openTemplate } from '#lib/imports/template.ts'
import type { Locale } from '#lib/locale.ts'

/** An empty sheet of one kind, to be filled in and imported. */
export const GET = async (request: Request, { params }: RouteContext<'/files/templates/[layout]'>): Promise<Response> => {
  const { layout } = await params
  const locale = await getLocale()
  return download(request, async () => call(openTemplate, { layout, locale: locale as Locale }, { context: await requestContext() }))
}
