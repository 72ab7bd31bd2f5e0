import {
  type Column,
  type ColumnKind,
  codesOf,
  type Field,
  isOptional,
  type Picks,
  type RecordRow,
  type Records,
  type Reference,
} from '../ui/records.ts'

/** What may be asked of a column: codes of a choice, yes or no, a span of days or numbers, words in it, other records. */
export type FilterKind =
  | { kind: 'choice'; codes: readonly string[]; words: string; tones: Record<string, string> }
  | { kind: 'yesNo' | 'days' | 'numbers' | 'text' | 'tags' }
  | { kind: 'reference'; to: Reference }
  | { kind: 'pick'; from: Picks }
/** A column as the table works with it. */
export type TableColumn = Column<RecordRow> & {
  /** The key of its heading in the catalogues. */
  label: string
  /** From where an export takes it, and by which rows are ordered; null when it is worked out from several fields. */
  at: string | null
  /** Whether rows can be ordered by it. */
  isSortable: boolean
  filter: FilterKind | null
  /** Whether it can be empty, so that one may ask for those where it is. */
  isOptional: boolean
}

const kinds: Record<Field['kind'], ColumnKind | null> = {
  text: 'text',
  long: 'text',
  phone: 'text',
  suggest: 'text',
  tags: 'tags',
  day: 'day',
  month: 'month',
  instant: 'instant',
  time: 'instant',
  money: 'money',
  decimal: 'decimal',
  whole: 'whole',
  yesNo: 'yesNo',
  choice: 'choice',
  pick: 'pick',
  // what stands there is an id: a name needs a column of its own
  reference: null,
  parts: null,
  object: null,
}

/** All columns of a kind of record: its own, and a hidden one for each field that has none. */
export function columnsOf<View extends RecordRow>(records: Records<View>): TableColumn[] {
  const own = records.columns as readonly Column<RecordRow>[]
  const named = new Set(own.map(({ name }) => name))
  const more = records.fields.flatMap((field): Column<RecordRow>[] => {
    const kind = kinds[field.kind]
    if (named.has(field.name) || !kind) return []
    return [
      {
        name: field.name,
        kind,
        isHidden: true,
        ...('words' in field && { words: field.words }),
        ...(field.kind === 'pick' && { picks: field.from }),
      },
    ]
  })
  return [...own, ...more].map((column) => {
    const field = records.fields.find(({ name }) => name === column.name)
    return {
      ...column,
      label: labelOf(records.texts, column.name),
      at: atOf(column),
      // what is shown masked orders nothing: the order would give it away
      isSortable: atOf(column) !== null && field?.kind !== 'phone' && !['tags', 'evidence'].includes(column.kind),
      filter: filterOf(records, column, field),
      isOptional: field !== undefined && isOptional(records.input, field.name),
    }
  })
}

/** The filters that have no column to show: other records that a name stands for already. */
export function filtersOf<View extends RecordRow>(records: Records<View>, columns: readonly TableColumn[]): TableColumn[] {
  const shown = columns.filter(({ filter }) => filter)
  const others = records.fields.filter((field) => field.kind === 'reference' && !columns.some(({ name }) => name === field.name))
  return [
    ...shown,
    ...others.map((field): TableColumn => {
      const column: Column<RecordRow> = { name: field.name, kind: 'text' }
      const label = labelOf(records.texts, field.name)
      return {
        ...column,
        label,
        at: null,
        isSortable: false,
        filter: filterOf(records, column, field),
        isOptional: isOptional(records.input, field.name),
      }
    }),
  ]
}
const atOf = (column: Column<RecordRow>): string | null => column.path ?? (column.of ? null : column.name)
const labelOf = (texts: string, name: string) => `${texts}.fields.${name}`

/** When a record was removed: in the list of removed ones. */
export const removedColumn: TableColumn = {
  name: 'removedAt',
  kind: 'instant',
  label: 'table.removedAt',
  at: 'removedAt',
  isSortable: true,
  filter: null,
  isOptional: false,
}

function filterOf<View extends RecordRow>(records: Records<View>, column: Column<RecordRow>, field: Field | undefined): FilterKind | null {
  // a derived value without a field behind it is nothing that the database could look for
  if (!field && column.of && !column.tones) return null
  switch (field?.kind ?? column.kind) {
    case 'choice': {
      const tones = column.tones ?? {}
      const codes = field ? codesOf(records.input, column.name) : Object.keys(tones)
      return codes.length > 0 ? { kind: 'choice', codes, words: wordsOf(column, field), tones } : null
    }
    case 'yesNo':
      return { kind: 'yesNo' }
    case 'day':
    case 'month':
    case 'instant':
      return { kind: 'days' }
    case 'money':
    case 'decimal':
    case 'whole':
      return { kind: 'numbers' }
    case 'reference':
      return field?.kind === 'reference' ? { kind: 'reference', to: field.to } : null
    case 'tags':
      return column.tones
        ? { kind: 'choice', codes: Object.keys(column.tones), words: column.words ?? '', tones: column.tones }
        : { kind: 'tags' }
    case 'pick':
      return field?.kind === 'pick' ? { kind: 'pick', from: field.from } : null
    case 'time':
    case 'parts':
    case 'object':
    case 'phone':
      return null
    case 'evidence':
      return column.tones ? { kind: 'choice', codes: Object.keys(column.tones), words: column.words ?? '', tones: column.tones } : null
    default:
      return { kind: 'text' }
  }
}
const wordsOf = (column: Column<RecordRow>, field: Field | undefined): string =>
  (field && 'words' in field ? field.words : column.words) ?? ''

/** The columns to show, in order: those chosen, as far as they exist, or the noun's own. */
export function chosenColumns(all: readonly TableColumn[], names: readonly string[] | null): TableColumn[] {
  const chosen = names?.flatMap((name) => all.find((column) => column.name === name) ?? []) ?? []
  return chosen.length > 0 ? chosen : all.filter(({ isHidden }) => !isHidden)
}
