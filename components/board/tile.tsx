import { Box, Card, Group, Progress, Stack, Text, VisuallyHidden } from '@mantine/core'
import dynamic from 'next/dynamic'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import type { Board } from '#lib/evaluations/schema.ts'
import { grouped, plain } from '#lib/money.ts'
import { Change } from './change.tsx'
import { Light } from './light.tsx'
import { Sparkline } from './sparkline.tsx'
import classes from './tile.module.css'

// nobody asks before the figures are there
const Meaning = dynamic(() => import('#components/ui/meaning.tsx').then((module) => module.Meaning), { ssr: false })

type Item = Board['items'][number]
type Props = { item: Item; board: Pick<Board, 'schedule' | 'spans' | 'period'> }
const colors = { green: 'green', yellow: 'yellow', red: 'red', grey: 'gray' } as const

/** One indicator: what the period brought, how the year stands, how that changed, where it is going, and how new it is. All of it opens its records. */
export function Tile({ item, board }: Props) {
  return (
    <Card withBorder padding="md" className={classes.tile}>
      <Stack gap={8} h="100%" justify="space-between">
        <Standing item={item} board={board} />
        <Box className={classes.meaning}>
          <Meaning name={item.name} measures={item.counts} />
        </Box>
        <Outlook item={item} spans={board.spans} />
      </Stack>
    </Card>
  )
}

/** The figure itself, and the year's progress to the target; it opens the records of the figure. */
function Standing({ item, board: { schedule, period } }: Props) {
  const t = useTranslations('board')
  const { inPeriod, unit } = item
  return (
    <Link href={inPeriod.trace} prefetch={false} scroll={false} className={classes.figure}>
      <Group justify="space-between" wrap="nowrap" align="flex-start" pr={28}>
        <Text fw={600} fz="sm" lh={1.35}>
          {item.name}
        </Text>
        <Light light={item.light} />
      </Group>
      <Group justify="space-between" wrap="nowrap" align="flex-end" gap={4}>
        <Text className="figures" fz={28} fw={700} lh={1.2} c={inPeriod.actual === null ? 'dimmed' : undefined}>
          {inPeriod.actual === null ? t('none') : shown(inPeriod.actual)}
          {inPeriod.actual !== null && (
            <Text span fz="sm" fw={400} c="dimmed">
              {' '}
              {unit}
            </Text>
          )}
        </Text>
        <Sparkline name={item.name} months={item.months} unit={unit} />
      </Group>
      {period.kind !== 'year' && item.actual !== null && item.actual !== inPeriod.actual && (
        <Text fz="sm" className="figures">
          {t('yearToDate', { value: shown(item.actual), unit })}
        </Text>
      )}
      <Box pos="relative" my={2}>
        <Progress
          value={Math.min(100, Number(item.completionPercent ?? 0))}
          color={colors[item.light]}
          aria-label={t('completion', { percent: item.completionPercent ?? '0' })}
        />
        <Box
          className={classes.schedule}
          style={{ left: `${schedule * 100}%` }}
          title={t('scheduleMark', { percent: (schedule * 100).toFixed(0) })}
        />
      </Box>
      <Group justify="space-between" gap={4}>
        <Text fz="sm" c="dimmed" className="figures">
          {t('target', { operator: item.operator, target: plain(item.target), unit })}
        </Text>
        <Text fz="sm" c="dimmed" className="figures">
          {t('score', { score: item.score ?? '—', weight: plain(item.weight) })}
        </Text>
      </Group>
      <VisuallyHidden>{t('openTrace')}</VisuallyHidden>
    </Link>
  )
}

/** How it changed, where the year will end, and how new its records are. */
function Outlook({ item, spans }: { item: Item; spans: Board['spans'] }) {
  const t = useTranslations('board')
  return (
    <dl className={classes.outlook}>
      <Change name={t('lastYear')} change={item.lastYear} span={spans.lastYear} />
      <Change name={t('previous')} change={item.previous} span={spans.previous} />
      <div className={classes.row}>
        <dt>{t('forecast')}</dt>
        <dd>
          <Foreseen item={item} />
        </dd>
      </div>
      <div className={classes.row}>
        <dt>{t('newest')}</dt>
        <dd>
          {item.newestOn === null ? t('newestNone') : t('newestAgo', { day: item.newestOn, days: item.ageDays ?? 0 })}
          {item.missingDays !== null && ` · ${item.missingDays === 0 ? t('daysWhole') : t('daysMissing', { days: item.missingDays })}`}
        </dd>
      </div>
    </dl>
  )
}

function Foreseen({ item: { forecast, forecastScore, unit } }: { item: Item }) {
  const t = useTranslations('board')
  const methods = useTranslations('forecast.methods')
  if (!forecast || !forecastScore) return t('forecastNone')
  const score =
    forecastScore.low === forecastScore.high ? t('scoreOne', { score: forecastScore.value }) : t('scoreRange', ranged(forecastScore))
  return (
    <>
      <a href="#method" className={classes.quiet}>
        {shown(forecast.value)} {unit}
        {forecast.low !== forecast.high && `（${t('range', { low: shown(forecast.low), high: shown(forecast.high) })}）`}
      </a>
      <span className={classes.aside}>
        {methods(forecast.method)}
        {forecast.method !== 'final' && ` · ${score}`}
      </span>
    </>
  )
}

const ranged = ({ value, low, high }: { value: string; low: string; high: string }) => ({ score: value, low, high })
/** At most two decimals, with thousands separators. */
const shown = (value: string): string => grouped(String(Math.round(Number(value) * 100) / 100))
