import { Badge, Button, Group, Stack, Table, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { Figure } from '#components/ui/figure.tsx'
import { Meaning, measuresIn } from '#components/ui/meaning.tsx'
import { api } from '#lib/api.ts'
import type { Comment } from '#lib/evaluation-comments/schema.ts'
import type { EvaluationState, ScoredItem, Snapshot } from '#lib/evaluations/schema.ts'
import { plain } from '#lib/money.ts'
import { isAllowed } from '#lib/permissions.ts'

type Props = {
  snapshot: Snapshot
  state: EvaluationState
  comments: readonly Comment[]
  onExplain: (item: ScoredItem) => void
  onRemark: (code: string) => void
}

/** All indicators of the year with target, actual, score and deviation, and what was written about them. */
export function ItemTable({ snapshot, state, comments, onExplain, onRemark }: Props) {
  const t = useTranslations('evaluations')
  const me = useQuery(api.users.whoAmI.queryOptions())
  const role = me.data?.role ?? null
  const indicators = useQuery(api.indicators.list.queryOptions({ input: { year: snapshot.year } }))
  const formulas = new Map(indicators.data?.map(({ code, formula }) => [code, formula]))
  const mayExplain = isAllowed(role, 'evaluations.explain') && state === 'drafting'
  const mayDeduct = isAllowed(role, 'evaluations.deduct') && ['drafting', 'reviewing', 'approving'].includes(state)
  const mayRemark = isAllowed(role, 'evaluations.comment')
  const openOf = (code: string) => comments.filter((one) => one.code === code && one.parentId === null && one.resolved === null).length
  const remarkOf = (code: string) => (openOf(code) > 0 ? t('remarks', { count: openOf(code) }) : t('remark'))
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
                {item.kind === 'qualitative' ? t('qualitative') : `${item.operator} ${plain(item.target)} ${item.unit}`}
              </Table.Td>
              <Table.Td ta="right" className="figures">
                <Result item={item} />
              </Table.Td>
              <Table.Td ta="right" className="figures">
                {item.deviationPercent === null ? '—' : `${item.deviationPercent}%`}
              </Table.Td>
              <Table.Td ta="right" className="figures">
                {plain(item.weight)}
                {plain(item.weight) !== plain(item.setWeight) && (
                  <Text fz="xs" c="dimmed">
                    {t('setWeight', { weight: plain(item.setWeight) })}
                  </Text>
                )}
              </Table.Td>
              <Table.Td ta="right" className="figures">
                {plain(item.deduction) === '0' ? '' : plain(item.deduction)}
              </Table.Td>
              <Table.Td ta="right" className="figures" fw={600}>
                {item.score ?? '—'}
              </Table.Td>
              <Table.Td maw={340}>
                <Written item={item} open={snapshot.unexplained.includes(item.code)} />
                <Group gap={4}>
                  {(mayExplain || mayDeduct) && (
                    <Button
                      variant="subtle"
                      size="compact-sm"
                      onClick={() => onExplain(item)}
                      aria-label={`${t(mayExplain ? 'explain' : 'review')}：${item.name}`}
                    >
                      {mayExplain ? t('explain') : t('review')}
                    </Button>
                  )}
                  {(mayRemark || comments.some(({ code }) => code === item.code)) && (
                    <Button
                      variant="subtle"
                      size="compact-sm"
                      onClick={() => onRemark(item.code)}
                      aria-label={`${remarkOf(item.code)}：${item.name}`}
                    >
                      {remarkOf(item.code)}
                    </Button>
                  )}
                </Group>
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  )
}

/** What an indicator came to: its actual, its band, or that it does not apply. */
function Result({ item }: { item: ScoredItem }) {
  const t = useTranslations('evaluations')
  if (!item.isApplicable) return t('notApplicable')
  if (item.kind === 'quantitative') return <Figure value={item.actual} unit={item.unit} trace={item.trace} label={item.name} />
  return item.band && item.bandPercent ? `${t(`bands.${item.band}`)} ${plain(item.bandPercent)}%` : t('notRated')
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
      {!item.isApplicable && <Text fz="xs">{t('notApplicableBecause', { reason: item.notApplicableReason })}</Text>}
      {item.bandText && <Text fz="xs">{item.bandText}</Text>}
      {item.cause && (
        <Text fz="xs">
          {t('cause')}：{item.cause}
        </Text>
      )}
      {item.measure && (
        <Text fz="xs">
          {t('measure')}：{item.measure}
          {item.measureDue && t('measureBy', { day: item.measureDue })}
          {item.measureOwner && t('ownedBy', { owner: item.measureOwner })}
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
