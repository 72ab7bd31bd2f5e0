import { locales } from '#lib/locale.ts'

/** Where the language links lead without script: remembers the choice for a year and goes back to the page it was made on. */
export async function GET(request: Request, { params }: RouteContext<'/language/[locale]'>) {
  const { locale } = await params
  const from = request.headers.get('referer') ?? ''
  // only the path is used, so that the answer cannot lead to another site
  const back = URL.canParse(from) ? new URL(from).pathname.replace(/^\/+/, '/') : '/'
  const chosen = locales.find((known) => known === locale)
  return new Response(null, {
    status: 303,
    headers: { Location: back, ...(chosen && { 'Set-Cookie': `locale=${chosen}; Path=/; Max-Age=31536000; SameSite=Lax` }) },
  })
}
