import { MultiSelect, Select, Stack, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { api } from '#lib/api.ts'
import { type Measure, measureNames, measures } from '#lib/facts/rules.ts'
import type { Term } from '#lib/facts/schema.ts'
import { reducersOf } from '#lib/indicators/rules.ts'

type Props = {
  /** What the term is called: 统计量, 分母. */
  label: string
  term: Term | null
  year: number
  onChange(term: Term | null): void
  disabled: boolean
  /** By which name the form finds it. */
  field?: string
  error?: boolean
}

/** One measure, how it is read, and what of it counts: all chosen from lists. */
export function TermInput({ label, term, year, onChange, disabled, field, error = false }: Props) {
  const t = useTranslations()
  const choose = (measure: string | null) => {
    const known = measureNames.find((name) => name === measure)
    onChange(known ? { measure: known, reducer: reducersOf(known)[0] ?? 'sum', facets: [] } : null)
  }
  const meaning = term && t.has(`facts.meaning.${term.measure}`) ? t(`facts.meaning.${term.measure}`) : ''
  const reducers = term ? reducersOf(term.measure) : []
  return (
    <Stack gap={6}>
      <Select
        label={label}
        placeholder={t('indicators.form.search')}
        data={useMeasures()}
        value={term?.measure ?? null}
        onChange={choose}
        searchable
        clearable
        disabled={disabled}
        error={error}
        nothingFoundMessage={t('indicators.form.nothing')}
        data-field={field}
      />
      {meaning && (
        <Text fz="xs" c="dimmed" style={{ whiteSpace: 'pre-line' }}>
          {meaning}
        </Text>
      )}
      {term && reducers.length > 1 && (
        <Select
          label={t('indicators.form.reducer')}
          data={reducers.map((reducer) => ({ value: reducer, label: t(`indicators.reducers.${reducer}`) }))}
          value={term.reducer}
          onChange={(reducer) => onChange({ ...term, reducer: reducers.find((one) => one === reducer) ?? term.reducer })}
          allowDeselect={false}
          disabled={disabled}
        />
      )}
      {term && 'facet' in measures[term.measure] && <Facets term={term} year={year} onChange={onChange} disabled={disabled} />}
    </Stack>
  )
}

/** Measures by the noun that they count, for a list that can be searched. */
function useMeasures() {
  const t = useTranslations()
  const groups = new Map<string, { value: Measure; label: string }[]>()
  for (const value of measureNames) {
    const [noun = ''] = value.split('.')
    groups.set(noun, [...(groups.get(noun) ?? []), { value, label: t(`facts.measures.${value}`) }])
  }
  return [...groups].map(([noun, items]) => ({ group: t(`indicators.nouns.${noun}`), items }))
}

function Facets({ term, year, onChange, disabled }: { term: Term; year: number; onChange(term: Term): void; disabled: boolean }) {
  const t = useTranslations()
  const found = useQuery(api.definitions.facets.queryOptions({ input: { measure: term.measure, year } }))
  const known = found.data?.facets ?? []
  const options = [
    ...known,
    ...term.facets.filter((one) => !known.some(({ facet }) => facet === one)).map((facet) => ({ facet, records: 0 })),
  ]
  const word = (facet: string) => (t.has(`facts.facets.${facet}`) ? t(`facts.facets.${facet}`) : facet)
  return (
    <MultiSelect
      label={t('indicators.form.facets')}
      description={t(term.reducer === 'months_covered' ? 'indicators.form.facetsNeeded' : 'indicators.form.facetsHint')}
      data={options.map(({ facet, records }) => ({
        value: facet,
        label: t('indicators.form.facet', { facet: word(facet), count: records }),
      }))}
      value={term.facets}
      onChange={(facets) => onChange({ ...term, facets })}
      searchable
      clearable
      disabled={disabled}
    />
  )
}
