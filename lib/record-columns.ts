import type { z } from 'zod'
import { type Model, modelOf, type RecordKind } from './record-kind.ts'

/** What can be asked of a column: a span of days, instants or numbers; codes; yes or no; words in it; what it has among others. */
export type ColumnKind = 'day' | 'instant' | 'number' | 'flag' | 'code' | 'text' | 'list' | 'other'
/** One column of a list: its own, or one of a record included (`organisation.name`). */
export type Column = {
  path: readonly string[]
  kind: ColumnKind
  /** Whether whole numbers are all it can hold. */
  isWhole: boolean
  isNullable: boolean
  /** The shape of one value. */
  shape: z.core.$ZodType
}

type Def = {
  type: string
  innerType?: z.core.$ZodType
  in?: z.core.$ZodType
  out?: z.core.$ZodType
  shape?: Shape
  element?: z.core.$ZodType
  format?: string
}
type Shape = Record<string, z.core.$ZodType>
const defOf = (shape: z.core.$ZodType) => shape._zod.def as unknown as Def

/** The shape under `nullable`, `optional` and transforms, and whether it may be null. */
function unwrap(shape: z.core.$ZodType, isNullable = false): { shape: z.core.$ZodType; isNullable: boolean } {
  const { type, innerType, in: before, out: after } = defOf(shape)
  const inner = innerType ?? (before && defOf(before).type === 'transform' ? after : before)
  return inner ? unwrap(inner, isNullable || type === 'nullable') : { shape, isNullable }
}

const known = new WeakMap<RecordKind, ReadonlyMap<string, Column>>()
/** The columns by which a list can be narrowed and ordered, by the names that readers know them by: those of the view that the database has. */
export function columnsOf(kind: RecordKind): ReadonlyMap<string, Column> {
  const columns = known.get(kind) ?? new Map(openColumns(kind).map((column) => [column.path.join('.'), column]))
  known.set(kind, columns)
  return columns
}
const openColumns = (kind: RecordKind): Column[] =>
  columnsUnder(kind.view, modelOf(kind.model), []).filter(({ path }) => !kind.masked?.columns.includes(path.join('.')))

/** The fields of a view that the table of its kind has. */
export const storedFieldsOf = (kind: RecordKind): string[] =>
  columnsUnder(kind.view, modelOf(kind.model), []).flatMap(({ path }) => (path.length === 1 ? path : []))

function columnsUnder(view: z.core.$ZodType, model: Model, above: readonly string[]): Column[] {
  return Object.entries(defOf(unwrap(view).shape).shape ?? {}).flatMap(([name, field]) => {
    const { shape, isNullable } = unwrap(field)
    const path = [...above, name]
    const parent = model.relations.get(name)
    if (parent && above.length === 0 && defOf(shape).type === 'object') return columnsUnder(shape, modelOf(parent), path)
    const stored = model.fields.get(name)
    return stored
      ? [{ path, kind: kindOf(name, stored.type, shape), isWhole: stored.type === 'Int', isNullable, shape: elementOf(shape) }]
      : []
  })
}

const elementOf = (shape: z.core.$ZodType) => defOf(shape).element ?? shape

function kindOf(name: string, stored: string, shape: z.core.$ZodType): ColumnKind {
  const { type, format } = defOf(shape)
  if (stored === 'Json') return 'other'
  if (type === 'array') return 'list'
  if (stored === 'DateTime') return name.endsWith('At') ? 'instant' : 'day'
  if (stored === 'Int' || stored === 'Decimal') return 'number'
  if (stored === 'Boolean') return 'flag'
  if (stored !== 'String') return 'other'
  return type === 'enum' || format === 'uuid' ? 'code' : 'text'
}

/** Whether readers of a list see a value at that path of its rows. */
export function isShown(kind: RecordKind, path: string): boolean {
  let shape: z.core.$ZodType | undefined = kind.view
  for (const name of path.split('.')) {
    const fields: Shape = defOf(unwrap(shape).shape).shape ?? {}
    shape = Object.hasOwn(fields, name) ? fields[name] : undefined
    if (!shape) return false
  }
  return true
}
