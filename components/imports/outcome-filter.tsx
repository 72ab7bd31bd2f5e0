'use client'
import { Chip, Group, Text } from '@mantine/core'
import { useTranslations } from 'next-intl'
import type { Counts, Outcome } from '#lib/sheets/schema.ts'
import { outcomeColours, outcomes } from './count-badges.tsx'

type Props = { fileName: string; counts: Counts; chosen: readonly Outcome[]; onChoose: (outcomes: Outcome[]) => void }

/** How the rows came out, each number a switch for the rows behind it; none chosen shows all. */
export function OutcomeFilter({ fileName, counts, chosen, onChoose }: Props) {
  const t = useTranslations()
  return (
    <Group gap={6}>
      <Text fz="sm" c="dimmed">
        {t('importPage.rows', { rows: counts.rows })}
      </Text>
      <Chip.Group multiple value={[...chosen]} onChange={(next) => onChoose(next as Outcome[])}>
        <Group gap={6} role="group" aria-label={t('importPage.filter.label', { file: fileName })}>
          {outcomes.map(
            (outcome) =>
              counts[outcome] > 0 && (
                <Chip key={outcome} value={outcome} size="xs" variant="light" color={outcomeColours[outcome]}>
                  {t('importPage.filter.one', { outcome: t(`imports.outcomes.${outcome}`), rows: counts[outcome] })}
                </Chip>
              ),
          )}
        </Group>
      </Chip.Group>
      {counts.skipped > 0 && (
        <Text fz="sm" c="dimmed">
          {t('importPage.skipped', { rows: counts.skipped })}
        </Text>
      )}
    </Group>
  )
}
