'use client'
import { Alert, Anchor, Badge, Button, Group, Paper, SegmentedControl, Select, Table, Text } from '@mantine/core'
import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { parseAsInteger, parseAsString, useQueryStates } from 'nuqs'
import { Download } from '#components/evaluations/download.tsx'
import { useAllowed } from '#components/shell/actor.tsx'
import { Empty } from '#components/ui/empty.tsx'
import { Panel } from '#components/ui/panel.tsx'
import { ProblemNotice } from '#components/ui/problem-notice.tsx'
import { YearHead } from '#components/ui/year-head.tsx'
import { api, client } from '#lib/api.ts'
import type { Layout } from '#lib/frameworks/schema.ts'
import type { SetView } from '#lib/indicator-sets/schema.ts'
import { plain } from '#lib/money.ts'
import { setPath, yearIn } from './set-address.ts'

const words = { year: parseAsInteger, framework: parseAsString.withDefault('guangdong') }

/** 打印框架: how one set is printed in either layout, where each indicator goes, and what that does to its points. */
export function LayoutsScreen({ year: begun }: { year: number }) {
  const t = useTranslations('indicators.layouts')
  const [address, setAddress] = useQueryStates(words, { history: 'push' })
  const year = yearIn(address.year, begun)
  const known = useQuery(api.frameworks.list.queryOptions())
  const set = useQuery({ ...api.indicatorSets.get.queryOptions({ input: { year } }), placeholderData: keepPreviousData })
  const framework = known.data?.some(({ code }) => code === address.framework) === false ? 'guangdong' : address.framework
  const layout = useQuery({ ...api.frameworks.layout.queryOptions({ input: { year, framework } }), placeholderData: keepPreviousData })
  return (
    <>
      <YearHead title={t('title')} year={year} onYear={(next) => setAddress({ year: next })} />
      <Group mb="md" justify="space-between" data-controls="">
        <SegmentedControl
          aria-label={t('framework')}
          data={(known.data ?? []).map(({ code, edition }) => ({ value: code, label: edition }))}
          value={framework}
          onChange={(code) => setAddress({ framework: code })}
        />
        {layout.data && !layout.data.problem && (set.data?.indicators.length ?? 0) > 0 && (
          <Group gap="xs">
            <Download href={`/evaluations/report?year=${year}&framework=${framework}`} label={t('report')} />
            <Download href={`/evaluations/form?year=${year}&framework=${framework}`} label={t('form')} />
          </Group>
        )}
      </Group>
      <Panel query={set} isEmpty={({ indicators }) => indicators.length === 0} empty={<Empty text={t('empty', { year: String(year) })} />}>
        {(found) => <Panel query={layout}>{(one) => <Printed view={found} layout={one} />}</Panel>}
      </Panel>
    </>
  )
}

function Printed({ view, layout }: { view: SetView; layout: Layout }) {
  const t = useTranslations('indicators.layouts')
  const board = useTranslations('board')
  const mayWrite = useAllowed('indicators.write') && !view.closedAt
  const { framework, places, problem, snapshot } = layout
  const place = useMutation({
    meta: { quiet: true },
    mutationFn: (to: { code: string; group: string | null }) =>
      client.frameworks.place({ year: view.year, framework: framework.code, version: layout.setVersion, ...to }),
  })
  // as it is printed; what cannot be printed yet, as it stands in the set
  const order = snapshot ? snapshot.items.map(({ code }) => code) : view.indicators.map(({ code }) => code)
  const rows = order.flatMap((code) => {
    const own = view.indicators.find((row) => row.code === code)
    const where = places.find((one) => one.code === code)
    return own && where ? [{ own, where, printed: snapshot?.items.find((item) => item.code === code) ?? null }] : []
  })
  return (
    <>
      <Text fz="sm">{framework.name}</Text>
      <Text fz="sm" c="dimmed" mb="sm">
        {t('source', { source: framework.source, edition: framework.edition })}
      </Text>
      {problem && (
        <Alert color="red" variant="light" role="alert" mb="sm">
          {t(`problems.${problem.reason}`, { name: problem.name })}
        </Alert>
      )}
      <ProblemNotice error={place.error} />
      {snapshot && (
        <Paper withBorder p="sm" mb="sm">
          <Group gap="lg">
            {framework.groups.map(({ key, name, weight }) => (
              <Text key={key} fz="sm" className="figures">
                {name} {weight}
              </Text>
            ))}
            <Text fw={700} className="figures">
              {t('total')} {snapshot.total ?? '—'} {snapshot.grade && board(`grades.${snapshot.grade}`)}
            </Text>
          </Group>
        </Paper>
      )}
      <Table.ScrollContainer minWidth={720}>
        <Table fz="sm" verticalSpacing="xs">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('indicator')}</Table.Th>
              <Table.Th>{t('group')}</Table.Th>
              <Table.Th ta="right">{t('own')}</Table.Th>
              <Table.Th ta="right">{t('weight')}</Table.Th>
              <Table.Th ta="right">{t('score')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {rows.map(({ own, where, printed }) => (
              <Table.Tr key={own.code}>
                <Table.Td>
                  <Anchor href={setPath(view.year, { open: own.id })} fz="sm">
                    {own.code} {own.name}
                  </Anchor>
                  <Text fz="xs" c="dimmed">
                    {where.level1} · {where.level2}
                  </Text>
                </Table.Td>
                <Table.Td>
                  <Group gap="xs" wrap="nowrap">
                    <Select
                      aria-label={`${t('group')}：${own.name}`}
                      data={framework.groups.map(({ key, name, weight }) => ({ value: key, label: `${name} ${weight}` }))}
                      value={where.group}
                      disabled={!mayWrite || place.isPending}
                      allowDeselect={false}
                      w={170}
                      onChange={(group) => group && place.mutate({ code: own.code, group })}
                    />
                    {where.isDoubtful && (
                      <Badge color="orange" variant="light" styles={{ label: { color: 'var(--mantine-color-text)' } }}>
                        {t('doubtful')}
                      </Badge>
                    )}
                    {where.isChosen && mayWrite && (
                      <Button
                        variant="subtle"
                        size="compact-md"
                        aria-label={`${t('reset')}：${own.name}`}
                        onClick={() => place.mutate({ code: own.code, group: null })}
                      >
                        {t('reset')}
                      </Button>
                    )}
                  </Group>
                </Table.Td>
                <Table.Td ta="right" className="figures">
                  {plain(own.weight)}
                </Table.Td>
                <Table.Td ta="right" className="figures" fw={600}>
                  {printed ? printed.weight : '—'}
                </Table.Td>
                <Table.Td ta="right" className="figures">
                  {printed?.score ?? '—'}
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
      <Text fz="sm" c="dimmed" mt="xs">
        {t('hint')}
      </Text>
    </>
  )
}
