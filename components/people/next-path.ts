/** Where to go after signing in: an address inside the house, and never one of another site. */
export function nextPath(asked: unknown): string {
  const home = '/board'
  if (typeof asked !== 'string' || !asked.startsWith('/') || !URL.canParse(asked, inside)) return home
  const { origin, pathname, search, hash } = new URL(asked, inside)
  return origin === inside && !pathname.startsWith('//') && !/^\/(sign-in(\/|$)|setup(\/|$)|api\/|rpc(\/|$))/.test(pathname)
    ? pathname + search + hash
    : home
}
const inside = 'http://house.invalid'
