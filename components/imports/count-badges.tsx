import { Badge, Group, Text } from '@mantine/core'
import { useTranslations } from 'next-intl'
import type { Counts, Outcome } from '#lib/sheets/schema.ts'

export const outcomeColours: Record<Outcome, string> = { new: 'teal', changed: 'blue', same: 'gray', warned: 'yellow', refused: 'red' }
export const outcomes = Object.keys(outcomeColours) as Outcome[]
/** Words stand in the page's own colour: a tint alone would be too faint to read. */
export const readable = { label: { color: 'var(--mantine-color-text)' } }

/** How the rows of a file came out; what is nought is not said. */
export function CountBadges({ counts }: { counts: Counts }) {
  const t = useTranslations()
  return (
    <Group gap={6}>
      <Text fz="sm" c="dimmed">
        {t('importPage.rows', { rows: counts.rows })}
      </Text>
      {outcomes.map(
        (outcome) =>
          counts[outcome] > 0 && (
            <Badge key={outcome} variant="light" color={outcomeColours[outcome]} styles={readable}>
              {t(`imports.outcomes.${outcome}`)} {counts[outcome]}
            </Badge>
          ),
      )}
      {counts.skipped > 0 && (
        <Text fz="sm" c="dimmed">
          {t('importPage.skipped', { rows: counts.skipped })}
        </Text>
      )}
    </Group>
  )
}
