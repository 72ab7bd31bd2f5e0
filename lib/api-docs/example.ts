type Shape = { [key: string]: unknown }

/** How far an example looks into what it holds. */
const deepest = 5
/** A file among what is sent. */
export const fileMark = '@file'

/** A value as a shape allows it, for somebody who wants to see what it looks like: what must be there, or of all that may be left out the first few. */
export function exampleOf(shape: Shape, side: 'sent' | 'told', root: Shape = shape, name = '', depth = 0): unknown {
  if (typeof shape.$ref === 'string') return exampleOf(placeOf(root, shape.$ref), side, root, name, depth)
  if ('const' in shape) return shape.const
  if (side === 'sent' && 'default' in shape) return shape.default
  if (Array.isArray(shape.enum)) return shape.enum[0]
  const parts = (shape.anyOf ?? shape.oneOf) as Shape[] | undefined
  if (parts) return exampleOf(parts.find(({ type }) => type !== 'null') ?? {}, side, root, name, depth)
  if (depth > deepest) return '…'
  const inside = (inner: unknown, called: string) => exampleOf((inner || {}) as Shape, side, root, called, depth + 1)
  if (shape.type === 'array') {
    if (Array.isArray(shape.prefixItems)) return shape.prefixItems.map((inner) => inside(inner, name))
    return [inside(shape.items, name)]
  }
  if (shape.type === 'object') {
    return Object.fromEntries(shownOf(shape, side).map(([key, inner]) => [key, inside(inner, key)]))
  }
  return plainOf(shape, name)
}

const placeOf = (root: Shape, ref: string): Shape =>
  ref
    .split('/')
    .slice(1)
    .reduce<Shape>((at, part) => (at[part] ?? {}) as Shape, root)

const mostOptional = 3
function shownOf(shape: Shape, side: 'sent' | 'told'): [string, unknown][] {
  const all = Object.entries((shape.properties ?? {}) as Shape)
  if (side === 'told') return all
  const required = all.filter(([key]) => (shape.required as string[] | undefined)?.includes(key))
  return required.length > 0 ? required : all.slice(0, mostOptional)
}

function plainOf({ type, format, pattern, minimum }: Shape, name: string): unknown {
  if (type === 'file') return fileMark
  if (type === 'boolean') return true
  if (type === 'integer' || type === 'number') return numberFor(name, typeof minimum === 'number' ? minimum : 1)
  if (type !== 'string') return null
  if (format === 'uuid') return '01920c3e-7f00-7000-8000-000000000001'
  if (format === 'date') return '2026-03-12'
  if (format === 'date-time') return '2026-03-12T06:30:00.000Z'
  if (format === 'email') return 'somebody@example.org'
  if (format === 'uri') return 'https://example.org/'
  return textFor(name, typeof pattern === 'string' ? new RegExp(pattern, 'u') : null)
}

function numberFor(name: string, least: number): number {
  if (name === 'year') return 2026
  if (name === 'version') return 1
  return Math.max(1, least)
}

const words: [RegExp, string][] = [
  [/Yuan$/, '1234.50'],
  [/[mM]onth$/, '2026-03'],
  [/[pP]hone/, '020-12345678'],
  [/code$/i, 'A-001'],
  [/region/, '香港'],
  [/token|secret|webhook/i, '…'],
]
const usual = ['2026-03-12', '2026-03', '1234.50', '09:30', 'a-001', '1']
function textFor(name: string, pattern: RegExp | null): string {
  const wanted = words.find(([known]) => known.test(name))?.[1] ?? name
  return [wanted, ...usual].find((text) => !pattern || pattern.test(text)) ?? wanted
}
