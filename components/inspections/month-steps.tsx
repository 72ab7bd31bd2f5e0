'use client'
import { Button, Group, Text } from '@mantine/core'
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react'
import { useTranslations } from 'next-intl'
import { lastOfMonth, plusDays } from '#lib/day.ts'

/** From month to month. */
export function MonthSteps({ month, onMonth }: { month: string; onMonth: (first: string) => void }) {
  const t = useTranslations('inspections.round')
  return (
    <Group gap="xs" data-controls="">
      <Button variant="default" px="xs" aria-label={t('monthBefore')} onClick={() => onMonth(plusDays(month, -1))}>
        <IconChevronLeft size={18} aria-hidden />
      </Button>
      <Text fw={500}>{month.slice(0, 7)}</Text>
      <Button variant="default" px="xs" aria-label={t('monthAfter')} onClick={() => onMonth(plusDays(lastOfMonth(month), 1))}>
        <IconChevronRight size={18} aria-hidden />
      </Button>
    </Group>
  )
}
