import { isProcedure } from '@orpc/server'
import { z } from 'zod'

type Json = { [key: string]: unknown }
/** What stands in place of ids and of words in an input that is made up. */
export type Made = { id: string; word: string }

/** An input that an operation's shape lets through, made from the shape itself: every id is `id`, every free text `word`, nothing optional is left out. */
export function inputFor(operation: unknown, made: Made): unknown {
  const shape = isProcedure(operation) ? operation['~orpc'].inputSchema : undefined
  if (!shape) return undefined
  const json = z.toJSONSchema(shape as unknown as z.ZodType, { io: 'input', unrepresentable: 'any', override: keepFiles }) as Json
  return madeUp(json, json, '', made)
}
const keepFiles = ({ zodSchema, jsonSchema }: { zodSchema: { _zod: { def: { type: string } } }; jsonSchema: Json }) => {
  if (zodSchema._zod.def.type === 'file') jsonSchema.type = 'file'
}

function madeUp(shape: Json, root: Json, name: string, made: Made): unknown {
  if (typeof shape.$ref === 'string') return madeUp(definition(root, shape.$ref), root, name, made)
  if ('const' in shape) return shape.const
  if (Array.isArray(shape.enum)) return shape.enum[0]
  const parts = (shape.anyOf ?? shape.oneOf ?? shape.allOf) as Json[] | undefined
  if (parts) return madeUp(parts.find(({ type }) => type !== 'null') ?? {}, root, name, made)
  switch (shape.type) {
    case 'object':
      return objectOf(shape, root, made)
    case 'array':
      if (Array.isArray(shape.prefixItems)) return shape.prefixItems.map((inner) => madeUp(inner, root, name, made))
      return Array.from({ length: Math.max(1, Number(shape.minItems ?? 1)) }, () => madeUp((shape.items ?? {}) as Json, root, name, made))
    case 'integer':
    case 'number':
      return name === 'year' ? 2023 : Math.max(1, Number(shape.minimum ?? shape.exclusiveMinimum ?? 1))
    case 'boolean':
      return false
    case 'file':
      return new File(['1,2\n'], 'words.csv', { type: 'text/csv' })
    case 'string':
      return textOf(shape, name, made)
  }
  return made.word
}
const definition = (root: Json, ref: string): Json =>
  ref
    .split('/')
    .slice(1)
    .reduce<Json>((at, part) => (at[part] ?? {}) as Json, root)

const objectOf = (shape: Json, root: Json, made: Made): Json =>
  Object.fromEntries(
    Object.entries((shape.properties ?? {}) as Record<string, Json>).map(([key, inner]) => [key, madeUp(inner, root, key, made)]),
  )

const formats: Record<string, string> = { date: '2023-06-15', 'date-time': '2023-06-15T02:00:00.000Z', email: 'somebody@example.org' }
/** Texts of which one fits nearly every pattern of the house. */
const usual = [
  '1',
  '12.50',
  '2023-06-15',
  '2023-06',
  '09:30',
  '13800138000',
  'abcd',
  'A-1',
  'https://example.org/',
  'ABCD-EFGH-JKLM',
  'zh-Hans',
  '#1f6feb',
]

function textOf(shape: Json, name: string, { id, word }: Made): string {
  if (shape.format === 'uuid') return id
  if (typeof shape.format === 'string' && formats[shape.format]) return formats[shape.format] ?? ''
  const patterns = [shape, ...((shape.allOf ?? []) as Json[])].flatMap(({ pattern }) =>
    typeof pattern === 'string' ? [new RegExp(pattern, 'u')] : [],
  )
  const fits = (text: string) => patterns.every((pattern) => pattern.test(text))
  if (/zone$/i.test(name)) return 'Asia/Shanghai'
  const found = [word, ...usual].find(fits) ?? word
  return found.slice(0, Number(shape.maxLength ?? found.length)).padEnd(Number(shape.minLength ?? 0), 'x')
}
