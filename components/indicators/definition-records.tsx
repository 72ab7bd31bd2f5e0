import type { Records } from '#components/ui/records.ts'
import { api, client } from '#lib/api.ts'
import type { SetView } from '#lib/indicator-sets/schema.ts'
import { unitsOf } from '#lib/indicators/rules.ts'
import { type Definition, definitionInput } from '#lib/indicators/schema.ts'
import { FormulaInput, FormulaShown } from './formula-field.tsx'
import { FormulaPreview } from './formula-preview.tsx'

const levels = {
  level1: ['过程', '产出', '效益'],
  level2: ['资金管理', '事项管理', '数量', '质量', '时效', '成本', '经济', '社会', '满意度'],
}

/** The indicators of one year as records: what the set and the year's budget offer stands in the lists. */
export const definitionsOf = (set: SetView, field: string | null): Records<Definition> => ({
  texts: 'indicators.definition',
  write: 'indicators.write',
  isHeld: set.set?.state === 'active' || set.closedAt !== null,
  titleOf: (row) => `${row.code} ${row.name}`,
  input: definitionInput,
  yearly: true,
  start: () => ({ year: String(set.year), operator: '≥', kind: 'quantitative' }),
  list: (input) => api.definitions.list.queryOptions({ input }),
  get: (id) => api.definitions.get.queryOptions({ input: { id } }),
  operations: client.definitions as unknown as Records<Definition>['operations'],
  columns: [{ name: 'year', kind: 'text' }],
  fields: [
    { name: 'code', kind: 'text' },
    { name: 'name', kind: 'text' },
    { name: 'level1', kind: 'suggest', from: used(set, 'level1') },
    { name: 'level2', kind: 'suggest', from: used(set, 'level2') },
    { name: 'formula', kind: 'object', wide: true, Input: FormulaInput, Show: FormulaShown },
    { name: 'operator', kind: 'choice', words: 'operator' },
    { name: 'target', kind: 'decimal' },
    { name: 'unit', kind: 'suggest', from: { name: `units-${set.year}`, find: async () => unitsUsed(set) } },
    { name: 'weight', kind: 'decimal' },
    { name: 'kind', kind: 'choice', words: 'indicatorKind', rare: true, isGiven: true },
    {
      name: 'subProject',
      kind: 'pick',
      from: { name: `sub-projects-${set.year}`, find: async () => subProjects(set).map((value) => ({ value, label: value })) },
      wide: true,
    },
    { name: 'year', kind: 'whole', rare: true, isGiven: true },
  ],
  notice: (values, _, give) => <FormulaPreview values={values} year={set.year} field={field} give={give} />,
})

/** What stands in the set already, and the usual words. */
const used = (set: SetView, level: 'level1' | 'level2') => ({
  name: `${level}-${set.year}`,
  find: async () => [...set.indicators.map((row) => row[level]), ...levels[level]],
})
const unitsUsed = ({ indicators }: SetView) => [
  ...indicators.map(({ unit }) => unit),
  ...indicators.flatMap(({ formula }) => (formula ? unitsOf(formula) : [])),
]
/** Those of the year's budget, and those that indicators name already. */
const subProjects = ({ subProjects: known, indicators }: SetView) => [
  ...new Set([...known, ...indicators.flatMap(({ subProject }) => (subProject === null ? [] : [subProject]))]),
]
