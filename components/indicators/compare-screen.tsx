'use client'
import { Anchor, Badge, Group, Select, Switch, Table, Text } from '@mantine/core'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { parseAsBoolean, parseAsInteger, useQueryStates } from 'nuqs'
import { Empty } from '#components/ui/empty.tsx'
import { Panel } from '#components/ui/panel.tsx'
import { YearHead } from '#components/ui/year-head.tsx'
import { api } from '#lib/api.ts'
import { type Compared, compareSets, type Differing } from '#lib/indicator-sets/rules.ts'
import type { SetView } from '#lib/indicator-sets/schema.ts'
import type { Definition } from '#lib/indicators/schema.ts'
import { plain } from '#lib/money.ts'
import { useFormulaText } from './formula-text.ts'
import { setPath, yearIn } from './set-address.ts'

const words = { year: parseAsInteger, before: parseAsInteger, only: parseAsBoolean.withDefault(false) }

/** Two years' sets side by side: what came, what went, and what was changed about what stayed. */
export function CompareScreen({ year: begun }: { year: number }) {
  const t = useTranslations('indicators.compare')
  const [address, setAddress] = useQueryStates(words, { history: 'push' })
  const year = yearIn(address.year, begun)
  const before = yearIn(address.before, year - 1)
  const later = useQuery({ ...api.indicatorSets.get.queryOptions({ input: { year } }), placeholderData: keepPreviousData })
  const earlier = useQuery({ ...api.indicatorSets.get.queryOptions({ input: { year: before } }), placeholderData: keepPreviousData })
  const years = [...new Set([before, year - 1, ...(later.data?.years ?? [])])].filter((one) => one !== year).sort((a, b) => b - a)
  return (
    <>
      <YearHead title={t('title')} year={year} onYear={(next) => setAddress({ year: next, before: null })} />
      <Group mb="md" align="flex-end">
        <Select
          label={t('before')}
          w={140}
          data={years.map(String)}
          value={String(before)}
          allowDeselect={false}
          onChange={(chosen) => chosen && setAddress({ before: Number(chosen) })}
        />
        <Switch
          label={t('only')}
          checked={address.only}
          onChange={(change) => setAddress({ only: change.currentTarget.checked || null })}
          mb={8}
        />
      </Group>
      <Panel query={later}>
        {(after) => <Panel query={earlier}>{(former) => <Sets former={former} after={after} only={address.only} />}</Panel>}
      </Panel>
    </>
  )
}

const tones = { added: 'teal', dropped: 'red', changed: 'orange', same: 'gray' } as const
const stateOf = ({ before, after, differs }: Compared): keyof typeof tones =>
  !before ? 'added' : !after ? 'dropped' : differs.length > 0 ? 'changed' : 'same'

function Sets({ former, after, only }: { former: SetView; after: SetView; only: boolean }) {
  const t = useTranslations('indicators.compare')
  const fields = useTranslations('indicators.definition.fields')
  const rows = compareSets(former.indicators, after.indicators)
  const count = (state: keyof typeof tones) => rows.filter((row) => stateOf(row) === state).length
  // what is not there yet was not dropped
  const missing = [after, former].find(({ indicators }) => indicators.length === 0)
  if (missing) return <Empty text={t('none', { year: String(missing.year) })} />
  return (
    <>
      <Text mb="sm">
        {t('summary', { added: count('added'), dropped: count('dropped'), changed: count('changed'), same: count('same') })}
      </Text>
      <Table.ScrollContainer minWidth={680}>
        <Table fz="sm" verticalSpacing="xs">
          <Table.Thead>
            <Table.Tr>
              <Table.Th style={{ whiteSpace: 'nowrap' }}>{fields('code')}</Table.Th>
              <Table.Th>{fields('name')}</Table.Th>
              <Table.Th>{former.year}</Table.Th>
              <Table.Th>{after.year}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {rows
              .filter((row) => !only || stateOf(row) !== 'same')
              .map((row) => (
                <Table.Tr key={row.code}>
                  <Table.Td>{row.code}</Table.Td>
                  <Table.Td>
                    <Opened row={row.after ?? row.before} />
                    <Badge variant="light" color={tones[stateOf(row)]} styles={{ label: { color: 'var(--mantine-color-text)' } }}>
                      {t(stateOf(row))}
                    </Badge>
                  </Table.Td>
                  <Table.Td>
                    <Side row={row.before} shows={row.after ? row.differs : null} />
                  </Table.Td>
                  <Table.Td>
                    <Side row={row.after} shows={row.before ? row.differs : null} />
                  </Table.Td>
                </Table.Tr>
              ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </>
  )
}

/** An indicator's name, leading to its definition in its year. */
function Opened({ row }: { row: Definition | null }) {
  if (!row) return null
  return (
    <Anchor component={Link} href={setPath(row.year, { open: row.id })} prefetch={false} fz="sm" display="block">
      {row.name}
    </Anchor>
  )
}

/** One year's side: its target and weight, and whatever else differs. */
function Side({ row, shows }: { row: Definition | null; shows: Differing[] | null }) {
  const fields = useTranslations('indicators.definition.fields')
  const formula = useFormulaText()
  if (!row) return '—'
  const always: Differing[] = ['target', 'weight']
  const told = shows === null ? [...always, 'formula' as const] : [...always, ...shows.filter((field) => !always.includes(field))]
  const textOf = (field: Differing): string => {
    if (field === 'formula') return formula(row.formula)
    if (field === 'target') return `${row.operator} ${plain(row.target)} ${row.unit}`
    return field === 'weight' ? plain(row.weight) : (row[field] ?? '—')
  }
  return told.map((field) => (
    <Text key={field} fz="sm" fw={shows?.includes(field) ? 600 : 400} className="figures">
      {fields(field)}：{textOf(field)}
    </Text>
  ))
}
