import { ORPCError } from '@orpc/server'

/** How deep anything that somebody sends may lie within itself: forms need six. */
const deepest = 64

/** Whether no table could hold a text as it stands: it has a NUL, or half of a character, which would be kept as another one. */
const isUnstorable = (text: string): boolean => text.includes('\u0000') || !text.isWellFormed()

/**
 * Refuses, before an operation looks at it, what no table could keep as it was sent, whatever the shape says: texts with NUL or half a character, and
 * what lies so deep that walking it would be the attack. Throws what a shape would, with the field that it stands in.
 */
export function refuseUnstorable(input: unknown): void {
  const found = unstorableIn(input)
  if (found === null) return
  const issues = [{ code: 'custom', path: found ? [found] : [], params: { reason: 'unstorable' }, message: 'unstorable' }]
  throw new ORPCError('BAD_REQUEST', { message: 'Input validation failed', data: { issues } })
}

type Part = { value: unknown; field: string; depth: number }
/** The field in which something unstorable stands; null where nothing does. Walked without recursion: depth is what somebody else chose. */
function unstorableIn(input: unknown): string | null {
  const open: Part[] = [{ value: input, field: '', depth: 0 }]
  for (let part = open.pop(); part; part = open.pop()) {
    const { value, field, depth } = part
    if (typeof value === 'string' && isUnstorable(value)) return field
    if (!isWalked(value)) continue
    if (depth === deepest) return field
    for (const name of Object.keys(value)) {
      if (isUnstorable(name)) return field
      open.push({ value: (value as Record<string, unknown>)[name], field: field || name, depth: depth + 1 })
    }
  }
  return null
}

/** Lists and plain objects; files and days are what they are. */
const isWalked = (value: unknown): value is object =>
  Array.isArray(value) || (typeof value === 'object' && value !== null && [Object.prototype, null].includes(Object.getPrototypeOf(value)))
