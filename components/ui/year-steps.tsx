import { ActionIcon, Group, Text } from '@mantine/core'
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react'
import { useTranslations } from 'next-intl'

/** A year, with the one before and the one after beside it. */
export function YearSteps({ year, onYear }: { year: number; onYear: (year: number) => void }) {
  const t = useTranslations('budget.tree')
  return (
    <Group gap={4} wrap="nowrap">
      <ActionIcon variant="default" size={36} aria-label={t('previous')} onClick={() => onYear(year - 1)} data-controls="">
        <IconChevronLeft size={18} aria-hidden />
      </ActionIcon>
      <Text fw={600} miw={80} ta="center" aria-live="polite">
        {t('year', { year: String(year) })}
      </Text>
      <ActionIcon variant="default" size={36} aria-label={t('next')} onClick={() => onYear(year + 1)} data-controls="">
        <IconChevronRight size={18} aria-hidden />
      </ActionIcon>
    </Group>
  )
}
