import { call } from '@orpc/server'
import { unsubscribe } from '#lib/alerts/commands.ts'
import { requestContext } from '#lib/auth.ts'
import { isUserError } from '#lib/errors.ts'

const back = (token: string) => new Response(null, { status: 303, headers: { Location: `/unsubscribe/${encodeURIComponent(token)}` } })

/**
 * Stops mails: the page's button, or the mail program's own (RFC 8058), which comes from elsewhere and without a page. The token is all that it needs:
 * whoever is signed in here has no part in it.
 */
export async function POST(_: Request, { params }: RouteContext<'/unsubscribe/[token]/now'>): Promise<Response> {
  const { token } = await params
  try {
    await call(unsubscribe, { token }, { context: { ...(await requestContext()), actor: null }, path: ['alerts', 'unsubscribe'] })
    return back(token)
  } catch (error) {
    if (!isUserError(error)) throw error
    return new Response(null, { status: error.status })
  }
}

/** Who only looks is shown the page. */
export async function GET(_: Request, { params }: RouteContext<'/unsubscribe/[token]/now'>): Promise<Response> {
  return back((await params).token)
}
