import type { Entry } from './entries.ts'

/** What was opened through the palette lately, on this device and by this person: nothing else is kept of it. */
type Kept = Pick<Entry, 'id' | 'text'> & { hint?: string; path: string }
const most = 8
const nameOf = (userId: string) => `palette:${userId}`

export function recentOf(userId: string): Kept[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(nameOf(userId)) ?? '[]')
    return Array.isArray(kept) ? kept.filter(isKept).slice(0, most) : []
  } catch {
    return [] // a browser that keeps nothing, or something else under this name
  }
}

export function keepRecent(userId: string, { id, text, hint, path }: Entry): void {
  if (!path) return
  const kept: Kept = { id, text, path, ...(hint && { hint }) }
  const others = recentOf(userId).filter((one) => one.path !== path)
  try {
    localStorage.setItem(nameOf(userId), JSON.stringify([kept, ...others].slice(0, most)))
  } catch {
    // no room, or not allowed to: then nothing is remembered
  }
}

/** Forgets what anybody opened on this device, when somebody leaves it. */
export function forgetRecent(): void {
  try {
    for (const name of Object.keys(localStorage)) if (name.startsWith(nameOf(''))) localStorage.removeItem(name)
  } catch {
    // nothing is kept there, so nothing is left
  }
}

function isKept(one: unknown): one is Kept {
  const { id, text, path } = (one ?? {}) as Partial<Record<keyof Kept, unknown>>
  return typeof id === 'string' && typeof text === 'string' && typeof path === 'string' && path.startsWith('/') && !path.startsWith('//')
}
