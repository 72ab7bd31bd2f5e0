import { Badge, Button, Group, Stack, Table, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { Figure } from '#components/ui/figure.tsx'
import { Meaning, measuresIn } from '#components/ui/meaning.tsx'
import { api } from '#lib/api.ts'
import type { ScoredItem, Snapshot } from '#lib/evaluations/schema.ts'
import { plain } from '#lib/money.ts'
import { isAllowed } from '#lib/permissions.ts'

/** All indicators of the year with target, actual, score and deviation, and what was written about them. */
export function ItemTable({ snapshot, onExplain }: { snapshot: Snapshot; onExplain: (item: ScoredItem) => void }) {
  const t = useTranslations('evaluations')
  const me = useQuery(api.users.whoAmI.queryOptions())
  const role = me.data?.role ?? null
  const indicators = useQuery(api.indicators.list.queryOptions({ input: { year: snapshot.year } }))
  const formulas = new Map(indicators.data?.map(({ code, formula }) => [code, formula]))
  const mayWrite = isAllowed(role, 'evaluations.explain') || isAllowed(role, 'evaluations.deduct')
  return (
    <Table.ScrollContainer minWidth={980}>
      <Table verticalSpacing="xs" fz="sm" stickyHeader>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('code')}</Table.Th>
            <Table.Th>{t('indicator')}</Table.Th>
            <Table.Th ta="right">{t('target')}</Table.Th>
            <Table.Th ta="right">{t('actual')}</Table.Th>
            <Table.Th ta="right">{t('deviation')}</Table.Th>
            <Table.Th ta="right">{t('weight')}</Table.Th>
            <Table.Th ta="right">{t('deduction')}</Table.Th>
            <Table.Th ta="right">{t('score')}</Table.Th>
            <Table.Th>{t('explanation')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {snapshot.items.map((item) => (
            <Table.Tr key={item.code}>
              <Table.Td>{item.code}</Table.Td>
              <Table.Td>
                <Group gap={2} wrap="nowrap" align="flex-start">
                  <Text fz="sm">{item.name}</Text>
                  <Meaning name={item.name} measures={measuresIn(formulas.get(item.code) ?? null)} />
                </Group>
                <Text fz="xs" c="dimmed">
                  {item.level1} · {item.level2}
                </Text>
              </Table.Td>
              <Table.Td ta="right" className="figures">
                {item.operator} {plain(item.target)} {item.unit}
              </Table.Td>
              <Table.Td ta="right" className="figures">
                <Figure value={item.actual} unit={item.unit} trace={item.trace} label={item.name} />
              </Table.Td>
              <Table.Td ta="right" className="figures">
                {item.deviationPercent === null ? '—' : `${item.deviationPercent}%`}
              </Table.Td>
              <Table.Td ta="right" className="figures">
                {plain(item.weight)}
              </Table.Td>
              <Table.Td ta="right" className="figures">
                {plain(item.deduction) === '0' ? '' : plain(item.deduction)}
              </Table.Td>
              <Table.Td ta="right" className="figures" fw={600}>
                {item.score ?? '—'}
              </Table.Td>
              <Table.Td maw={340}>
                <Written item={item} open={snapshot.unexplained.includes(item.code)} />
                {mayWrite && (
                  <Button variant="subtle" size="compact-sm" onClick={() => onExplain(item)} aria-label={`${t('explain')}：${item.name}`}>
                    {isAllowed(role, 'evaluations.explain') ? t('explain') : t('review')}
                  </Button>
                )}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  )
}

function Written({ item, open }: { item: ScoredItem; open: boolean }) {
  const t = useTranslations('evaluations')
  return (
    <Stack gap={2} align="flex-start">
      {open && (
        <Badge color="orange" variant="light" styles={{ label: { color: 'var(--mantine-color-text)' } }}>
          {t('toExplain')}
        </Badge>
      )}
      {item.cause && (
        <Text fz="xs">
          {t('cause')}：{item.cause}
        </Text>
      )}
      {item.measure && (
        <Text fz="xs">
          {t('measure')}：{item.measure}
          {item.measureDue && t('measureBy', { day: item.measureDue })}
        </Text>
      )}
      {item.overshoot && (
        <Text fz="xs">
          {t('overshoot')}：{t(`overshoots.${item.overshoot}`)}
        </Text>
      )}
      {item.deductionReason && (
        <Text fz="xs">
          {t('deductionReason')}：{item.deductionReason}
        </Text>
      )}
    </Stack>
  )
}
