import { Anchor, Paper, Progress, SimpleGrid, Stack, Text } from '@mantine/core'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import type { Board } from '#lib/evaluations/schema.ts'
import { plain } from '#lib/money.ts'

/** Where the year stands: the total now, what it will probably come to, and how much of the year has passed. */
export function Standing({ board }: { board: Board }) {
  const t = useTranslations('board')
  const { expected, total, grade, year } = board
  const schedule = (board.schedule * 100).toFixed(1)
  const hasRange = expected.low !== expected.high
  const grades = [expected.lowGrade, expected.highGrade].flatMap((one) => (one ? [t(`grades.${one}`)] : []))
  return (
    <Paper withBorder p="md" component="section" aria-label={t('total')}>
      <SimpleGrid cols={{ base: 1, xs: 2, md: 3 }} spacing="lg">
        <Amount label={t('total')}>
          <Anchor component={Link} href={`/evaluations?year=${year}`} c="inherit" className="figures" fz={40} fw={700} lh={1.1}>
            {total ?? '—'}
            <Aside>
              {t('ofWeight', { weight: plain(board.weight) })}
              {grade && ` · ${t(`grades.${grade}`)}`}
            </Aside>
          </Anchor>
          {board.missing.length > 0 && <Text fz="sm">{t('missing', { count: board.missing.length })}</Text>}
        </Amount>
        <Amount label={t('expected')}>
          <Anchor href="#method" c="inherit" className="figures" fz={40} fw={700} lh={1.1} title={t('method')}>
            {expected.total ?? '—'}
            {expected.grade && <Aside>{t(`grades.${expected.grade}`)}</Aside>}
          </Anchor>
          <Text fz="sm" className="figures">
            {expected.total === null && t('expectedNone')}
            {expected.low !== null && expected.high !== null && hasRange && t('range', { low: expected.low, high: expected.high })}
            {grades.length === 2 && grades[0] !== grades[1] && ` · ${t('gradeRange', { low: grades[0] ?? '', high: grades[1] ?? '' })}`}
          </Text>
        </Amount>
        <Stack gap={6} justify="center">
          <Text fz="sm" c="dimmed">
            {t('schedule')}
          </Text>
          <Progress value={Number(schedule)} size="lg" aria-label={t('schedule')} />
          <Text fz="sm" className="figures">
            {t('scheduleDetail', { percent: schedule, day: board.asOf })}
          </Text>
        </Stack>
      </SimpleGrid>
    </Paper>
  )
}

const Amount = ({ label, children }: { label: string; children: ReactNode }) => (
  <Stack gap={2}>
    <Text fz="sm" c="dimmed">
      {label}
    </Text>
    {children}
  </Stack>
)

const Aside = ({ children }: { children: ReactNode }) => (
  <Text span fz="md" c="dimmed">
    {' '}
    {children}
  </Text>
)
