import { ActionIcon, Anchor, Group, Paper, Stack, Table, Text } from '@mantine/core'
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Figure } from '#components/ui/figure.tsx'
import { ProblemNotice } from '#components/ui/problem-notice.tsx'
import { client } from '#lib/api.ts'
import { scoreItem } from '#lib/evaluations/rules.ts'
import type { SetView } from '#lib/indicator-sets/schema.ts'
import { indicatorPath } from '#lib/indicators/rules.ts'
import { plain } from '#lib/money.ts'
import { useFormulaText } from './formula-text.ts'
import { groupsOf, type Second, weightOf } from './groups.ts'

type Row = SetView['indicators'][number]
const nowrap = { whiteSpace: 'nowrap' } as const
type Props = { view: SetView; mayArrange: boolean; onOpen: (id: string) => void }

/** A year's indicators under their 一级 and 二级, with what each asks for, what it comes to now and how it is computed. */
export function SetTable({ view, mayArrange, onOpen }: Props) {
  const t = useTranslations('indicators.table')
  const groups = groupsOf(view.indicators)
  const [said, setSaid] = useState('')
  const arrange = useMutation({
    meta: { quiet: true },
    mutationFn: (ids: string[]) => client.definitions.arrange({ year: view.year, ids }),
  })
  /** The rows as they stand on the page, with one of them moved among its neighbours. */
  const move = (row: Row, second: Second<Row>, by: -1 | 1) => {
    const at = second.items.indexOf(row)
    const other = second.items[at + by]
    if (!other) return
    const ids = groups.flatMap(({ seconds }) => seconds.flatMap(({ items }) => items.map(({ id }) => id)))
    arrange.mutate(ids.map((id) => (id === row.id ? other.id : id === other.id ? row.id : id)))
    setSaid(t('moved', { code: row.code, position: at + by + 1 }))
  }
  const moverOf = (row: Row, second: Second<Row>) =>
    mayArrange && second.items.length > 1 ? <Movers row={row} second={second} onMove={(by) => move(row, second, by)} /> : null
  return (
    <>
      <ProblemNotice error={arrange.error} />
      <Text role="status" fz={0} h={0}>
        {said}
      </Text>
      <Table.ScrollContainer minWidth={760} visibleFrom="sm">
        <Table verticalSpacing="xs" fz="sm" stickyHeader>
          <Table.Thead>
            <Table.Tr>
              <Table.Th style={nowrap}>{t('code')}</Table.Th>
              <Table.Th>{t('indicator')}</Table.Th>
              <Table.Th ta="right" style={nowrap}>
                {t('weight')}
              </Table.Th>
              <Table.Th ta="right">{t('target')}</Table.Th>
              <Table.Th ta="right">{t('actual')}</Table.Th>
              <Table.Th ta="right" style={nowrap}>
                {t('score')}
              </Table.Th>
              <Table.Th>{t('subProject')}</Table.Th>
              {mayArrange && <Table.Th data-controls="">{t('order')}</Table.Th>}
            </Table.Tr>
          </Table.Thead>
          {groups.map((first) => (
            <Table.Tbody key={first.name}>
              <Table.Tr bg="var(--mantine-color-default-hover)">
                <Table.Th colSpan={2} scope="rowgroup">
                  {first.name}
                </Table.Th>
                <Table.Th ta="right" className="figures">
                  {first.weight}
                </Table.Th>
                <Table.Td colSpan={mayArrange ? 5 : 4} />
              </Table.Tr>
              {first.seconds.flatMap((second) =>
                second.items.map((row) => (
                  <Table.Tr key={row.id}>
                    <Table.Td>{row.code}</Table.Td>
                    <Table.Td>
                      <Name row={row} onOpen={onOpen} />
                    </Table.Td>
                    <Table.Td ta="right" className="figures">
                      {plain(row.weight)}
                    </Table.Td>
                    <Table.Td ta="right" className="figures" style={nowrap}>
                      {row.operator} {plain(row.target)} {row.unit}
                    </Table.Td>
                    <Table.Td ta="right" className="figures" style={nowrap}>
                      <Figure value={row.actual} unit={row.unit} trace={indicatorPath(view.year, row.code, view)} label={row.name} />
                    </Table.Td>
                    <Table.Td ta="right" className="figures" style={nowrap}>
                      {scoreItem(row) ?? '—'}
                    </Table.Td>
                    <Table.Td>{row.subProject ?? '—'}</Table.Td>
                    {mayArrange && <Table.Td data-controls="">{moverOf(row, second)}</Table.Td>}
                  </Table.Tr>
                )),
              )}
            </Table.Tbody>
          ))}
          <Table.Tfoot>
            <Table.Tr>
              <Table.Th colSpan={2}>{t('sum', { count: view.indicators.length })}</Table.Th>
              <Table.Th ta="right" className="figures">
                {weightOf(view.indicators)}
              </Table.Th>
              <Table.Td colSpan={mayArrange ? 5 : 4} />
            </Table.Tr>
          </Table.Tfoot>
        </Table>
      </Table.ScrollContainer>
      <Stack hiddenFrom="sm" gap="xs">
        {groups.flatMap((first) => [
          <Group key={first.name} justify="space-between">
            <Text fw={600}>{first.name}</Text>
            <Text fw={600} className="figures">
              {t('points', { points: first.weight })}
            </Text>
          </Group>,
          ...first.seconds.flatMap((second) =>
            second.items.map((row) => <Card key={row.id} view={view} row={row} onOpen={onOpen} mover={moverOf(row, second)} />),
          ),
        ])}
        <Text fw={600} ta="right" className="figures">
          {t('sum', { count: view.indicators.length })} {weightOf(view.indicators)}
        </Text>
      </Stack>
    </>
  )
}

function Name({ row, onOpen }: { row: Row; onOpen: (id: string) => void }) {
  const words = useFormulaText()
  return (
    <>
      <Anchor component="button" type="button" ta="start" fz="sm" onClick={() => onOpen(row.id)}>
        {row.name}
      </Anchor>
      <Text fz="xs" c="dimmed">
        {row.level2} · {words(row.formula)}
      </Text>
    </>
  )
}

type CardProps = { view: SetView; row: Row; onOpen: (id: string) => void; mover: React.ReactNode }
function Card({ view, row, onOpen, mover }: CardProps) {
  const t = useTranslations('indicators.table')
  return (
    <Paper withBorder p="sm">
      <Group justify="space-between" align="flex-start" wrap="nowrap">
        <div>
          <Text fz="xs" c="dimmed">
            {row.code}
          </Text>
          <Name row={row} onOpen={onOpen} />
        </div>
        <Text fw={600} className="figures" style={{ whiteSpace: 'nowrap' }}>
          {t('points', { points: plain(row.weight) })}
        </Text>
      </Group>
      <Group justify="space-between" mt="xs">
        <Text fz="sm" className="figures">
          {t('target')} {row.operator} {plain(row.target)} {row.unit}
        </Text>
        <Text fz="sm" className="figures" component="div">
          {t('actual')} <Figure value={row.actual} unit={row.unit} trace={indicatorPath(view.year, row.code, view)} label={row.name} />
        </Text>
        {mover}
      </Group>
    </Paper>
  )
}

function Movers({ row, second, onMove }: { row: Row; second: Second<Row>; onMove: (by: -1 | 1) => void }) {
  const t = useTranslations('indicators.table')
  const at = second.items.indexOf(row)
  return (
    <Group gap={4} wrap="nowrap">
      <ActionIcon
        variant="subtle"
        color="gray"
        size="lg"
        disabled={at === 0}
        aria-label={t('up', { code: row.code })}
        onClick={() => onMove(-1)}
      >
        <IconArrowUp size={18} aria-hidden />
      </ActionIcon>
      <ActionIcon
        variant="subtle"
        color="gray"
        size="lg"
        disabled={at === second.items.length - 1}
        aria-label={t('down', { code: row.code })}
        onClick={() => onMove(1)}
      >
        <IconArrowDown size={18} aria-hidden />
      </ActionIcon>
    </Group>
  )
}
