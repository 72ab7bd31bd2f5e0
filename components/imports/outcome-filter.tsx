'use client'
import { Button, Group, Text } from '@mantine/core'
import { useTranslations } from 'next-intl'
import type { Counts, Outcome } from '#lib/sheets/schema.ts'
import { outcomeColours, outcomes } from './count-badges.tsx'

type Props = { fileName: string; counts: Counts; chosen: readonly Outcome[]; onChoose: (outcomes: Outcome[]) => void }

/** How the rows came out, each number a switch for the rows behind it; none chosen shows all. */
export function OutcomeFilter({ fileName, counts, chosen, onChoose }: Props) {
  const t = useTranslations()
  const flip = (outcome: Outcome) => onChoose(chosen.includes(outcome) ? chosen.filter((one) => one !== outcome) : [...chosen, outcome])
  return (
    <Group gap={6}>
      <Text fz="sm" c="dimmed">
        {t('importPage.rows', { rows: counts.rows })}
      </Text>
      <Group gap={6} role="group" aria-label={t('importPage.filter.label', { file: fileName })}>
        {outcomes.map(
          (outcome) =>
            counts[outcome] > 0 && (
              <Button
                key={outcome}
                size="compact-xs"
                radius="xl"
                variant={chosen.includes(outcome) ? 'filled' : 'light'}
                color={outcomeColours[outcome]}
                autoContrast
                aria-pressed={chosen.includes(outcome)}
                onClick={() => flip(outcome)}
              >
                {t('importPage.filter.one', { outcome: t(`imports.outcomes.${outcome}`), rows: counts[outcome] })}
              </Button>
            ),
        )}
      </Group>
      {counts.skipped > 0 && (
        <Text fz="sm" c="dimmed">
          {t('importPage.skipped', { rows: counts.skipped })}
        </Text>
      )}
    </Group>
  )
}
