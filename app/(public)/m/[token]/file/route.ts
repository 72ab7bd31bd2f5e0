import { call, ORPCError } from '@orpc/server'
import { v7 as newId } from 'uuid'
import { requestContext } from '#lib/auth.ts'
import { fileHeaders } from '#lib/door.ts'
import { localeFor, locales } from '#lib/locale.ts'
import { takeMaterial } from '#lib/materials/commands.ts'
import { isCounted } from '#lib/materials/rules.ts'

const cookie = 'material-device'
const isId = (text: string | undefined | null): text is string => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text ?? '')

/** The file of a material, or the way to its address outside; counted as lib/materials/rules.ts says. Whatever is wrong leads back to its page, which tells. */
export async function GET(request: Request, { params }: RouteContext<'/m/[token]/file'>): Promise<Response> {
  const { token } = await params
  const { searchParams } = new URL(request.url)
  const known = request.headers.get('cookie')?.match(new RegExp(`(?:^|; )${cookie}=([0-9a-f-]{36})`))?.[1]
  const visit = searchParams.get('visit')
  // a number drawn by chance tells devices apart, and nothing else is known of them
  const device = isId(known) ? known : isId(visit) ? visit : newId()
  const locale = locales.find((one) => one === searchParams.get('locale')) ?? localeFor(request.headers.get('accept-language') ?? '')
  try {
    const context = { ...(await requestContext()), actor: null }
    const taken = await call(
      takeMaterial,
      { token, device, isCounted: isCounted(request), locale },
      { context, path: ['materials', 'take'] },
    )
    const kept = { 'Set-Cookie': `${cookie}=${device}; Path=/m; Max-Age=31536000; HttpOnly; SameSite=Lax` }
    if ('url' in taken) return new Response(null, { status: 303, headers: { Location: taken.url, 'Cache-Control': 'no-store', ...kept } })
    return new Response(taken.file, { headers: { ...fileHeaders(taken.file), ...kept } })
  } catch (error) {
    if (!(error instanceof ORPCError) || error.status >= 500) throw error
    return new Response(null, { status: 303, headers: { Location: `/m/${token}` } })
  }
}
