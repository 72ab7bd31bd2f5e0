import { v7 as newId } from 'uuid'
import type { z } from 'zod'

type Def = {
  type: string
  shape?: Record<string, z.ZodType>
  element?: z.ZodType
  items?: z.ZodType[]
  innerType?: z.ZodType
  in?: z.ZodType
  options?: z.ZodType[]
  left?: z.ZodType
  right?: z.ZodType
  valueType?: z.ZodType
  entries?: Record<string, string>
  values?: unknown[]
  getter?: () => z.ZodType
}
const defOf = (shape: z.ZodType): Def => shape._zod.def as unknown as Def

/** What to put where a shape asks for a text of any kind, and what else is known of a field by its name. */
export type Filling = {
  /** The text for a field that takes free text; the path tells fields apart. */
  text: (path: readonly string[]) => unknown
  /** A value for a field of this name, such as the id of a record that is there. */
  known: (name: string) => unknown
}

/** What a text field may ask for: days, months, numbers, ids, addresses. The first that fits is taken. */
const texts = () => [
  ...['2023-05-10', '2023-05', '2023-05-10T08:00:00.000Z', '1', '100.00', '08:30', newId(), 'a@example.test', '13800000000'],
  ...['a'.repeat(64), 'abcdefgh', 'https://house.test/', 'zh-Hans', '1'.repeat(6)],
]
const isFree = (shape: z.ZodType): boolean => shape.safeParse('文字 text，any').success

/** Something that a shape takes, as far as that can be told from the shape, with free texts filled as asked. */
export function inputFor(shape: z.ZodType, fill: Filling, path: readonly string[] = []): unknown {
  const def = defOf(shape)
  const name = path.at(-1) ?? ''
  const known = fill.known(name)
  if (known !== undefined && shape.safeParse(known).success) return known
  switch (def.type) {
    case 'object':
      return Object.fromEntries(Object.entries(def.shape ?? {}).map(([key, inner]) => [key, inputFor(inner, fill, [...path, key])]))
    case 'array':
      return def.element ? [inputFor(def.element, fill, [...path, '0'])] : []
    case 'tuple':
      return (def.items ?? []).map((item, at) => inputFor(item, fill, [...path, String(at)]))
    case 'record':
      return def.valueType ? { some: inputFor(def.valueType, fill, [...path, 'some']) } : {}
    case 'optional':
    case 'nullable':
    case 'default':
    case 'prefault':
    case 'nonoptional':
    case 'readonly':
    case 'catch':
      return def.innerType ? inputFor(def.innerType, fill, path) : undefined
    case 'pipe':
      return def.in && defOf(def.in).type !== 'transform' ? inputFor(def.in, fill, path) : undefined
    case 'lazy':
      return path.length < 6 && def.getter ? inputFor(def.getter(), fill, path) : undefined
    case 'union':
      return firstFitting(
        shape,
        (def.options ?? []).map((option) => inputFor(option, fill, path)),
      )
    case 'intersection':
      return { ...Object(def.left && inputFor(def.left, fill, path)), ...Object(def.right && inputFor(def.right, fill, path)) }
    case 'enum':
      return Object.values(def.entries ?? {})[0]
    case 'literal':
      return def.values?.[0]
    case 'string':
      return isFree(shape) ? fill.text(path) : firstFitting(shape, texts())
    case 'number':
      return firstFitting(shape, [1, 2023, 0.5, 10, 100])
    case 'boolean':
      return true
    case 'null':
      return null
    default:
      return undefined
  }
}

const firstFitting = (shape: z.ZodType, tried: readonly unknown[]): unknown => tried.find((one) => shape.safeParse(one).success) ?? tried[0]

/** Whether a shape asks for a file anywhere. */
export function asksForFile(shape: z.ZodType): boolean {
  const { type, shape: fields = {}, element, innerType } = defOf(shape)
  if (type === 'file') return true
  return [...Object.values(fields), element, innerType].some((inner) => inner !== undefined && asksForFile(inner))
}
