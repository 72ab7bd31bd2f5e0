import { Box, Card, Group, Progress, Stack, Text, VisuallyHidden } from '@mantine/core'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import type { Board } from '#lib/evaluations/schema.ts'
import { grouped, plain } from '#lib/money.ts'
import { Light } from './light.tsx'
import classes from './tile.module.css'

const colors = { green: 'green', yellow: 'yellow', red: 'red', grey: 'gray' } as const

/** One indicator: actual, target, progress against the calendar, light and score. The whole tile leads to where the figure comes from. */
export function Tile({ item, schedule }: { item: Board['items'][number]; schedule: number }) {
  const t = useTranslations('board')
  return (
    <Card component={Link} href={item.trace} prefetch={false} scroll={false} withBorder padding="md" className={classes.tile}>
      <Stack gap={6} justify="space-between" h="100%">
        <Group justify="space-between" wrap="nowrap" align="flex-start">
          <Text fw={600} fz="sm" lh={1.35}>
            {item.name}
          </Text>
          <Light light={item.light} />
        </Group>
        <Text className="figures" fz={28} fw={700} lh={1.1} c={item.actual === null ? 'dimmed' : undefined}>
          {item.actual === null ? (
            t('none')
          ) : (
            <>
              {grouped(item.actual)}
              <Text span fz="sm" fw={400} c="dimmed">
                {' '}
                {item.unit}
              </Text>
            </>
          )}
        </Text>
        <Box pos="relative">
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
            {t('target', { operator: item.operator, target: plain(item.target), unit: item.unit })}
          </Text>
          <Text fz="sm" c="dimmed" className="figures">
            {t('score', { score: item.score ?? '—', weight: plain(item.weight) })}
          </Text>
        </Group>
        <VisuallyHidden>{t('openTrace')}</VisuallyHidden>
      </Stack>
    </Card>
  )
}
