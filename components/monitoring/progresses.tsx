'use client'
import { Box, Group, Paper, Progress, SimpleGrid, Text } from '@mantine/core'
import { useTranslations } from 'next-intl'
import { Meaning } from '#components/ui/meaning.tsx'
import { Decimal } from '#lib/money.ts'
import type { MonitoringContent } from '#lib/monitoring/schema.ts'
import classes from './progresses.module.css'

type Props = { content: MonitoringContent; live: MonitoringContent | null }

/** Both progresses against the calendar: of the money and of the targets. */
export function Progresses({ content, live }: Props) {
  const t = useTranslations('monitoring')
  const behind = content.items.filter(({ isBehind }) => isBehind).length
  return (
    <SimpleGrid cols={{ base: 1, sm: 2 }}>
      <One
        name={t('budgetProgress')}
        value={content.funds.ratePercent}
        live={live?.funds.ratePercent}
        due={content.duePercent}
        hint={t('behindCalendar', {
          points: new Decimal(content.funds.deviationPoints ?? 0).abs().toFixed(),
          side: sideOf(content.funds.deviationPoints),
        })}
      >
        <Meaning name={t('budgetProgress')} measures={['costs.paid', 'budget.adjusted']} />
      </One>
      <One
        name={t('targetProgress')}
        value={content.targetProgressPercent}
        live={live?.targetProgressPercent}
        due={content.duePercent}
        hint={t('targetHint', { behind, missing: content.missing.length })}
      />
    </SimpleGrid>
  )
}

const sideOf = (points: string | null): 'ahead' | 'behind' | 'even' => {
  const gap = new Decimal(points ?? 0)
  return gap.isZero() ? 'even' : gap.gt(0) ? 'ahead' : 'behind'
}

type OneProps = {
  name: string
  value: string | null
  live: string | null | undefined
  due: string
  hint: string
  children?: React.ReactNode
}
function One({ name, value, live, due, hint, children }: OneProps) {
  const t = useTranslations('monitoring')
  const isBehind = value !== null && new Decimal(value).lt(due)
  return (
    <Paper withBorder p="md">
      <Group gap={2}>
        <Text fw={600}>{name}</Text>
        {children}
      </Group>
      <Group gap="xs" align="baseline">
        <Text fz={32} fw={700} lh={1.2} className="figures">
          {value === null ? t('none') : `${value}%`}
        </Text>
        {live !== undefined && live !== value && (
          <Text fz="sm" fw={600} className="figures">
            {t('now', { value: live === null ? t('none') : `${live}%` })}
          </Text>
        )}
      </Group>
      <Box pos="relative" my={6}>
        <Progress value={Math.min(100, Number(value ?? 0))} color={isBehind ? 'yellow' : 'green'} aria-label={`${name} ${value ?? ''}%`} />
        <Box className={classes.due} style={{ left: `${due}%` }} />
      </Box>
      <Group justify="space-between" gap="xs">
        <Text fz="sm" c="dimmed">
          {t('dueIs', { percent: due })}
        </Text>
        <Text fz="sm">{hint}</Text>
      </Group>
    </Paper>
  )
}
