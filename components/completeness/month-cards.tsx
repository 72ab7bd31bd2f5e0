'use client'
import { ActionIcon, Group, Paper, Stack, Text, UnstyledButton } from '@mantine/core'
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react'
import { useFormatter, useTranslations } from 'next-intl'
import { useState } from 'react'
import type { CompletenessYear } from '#lib/completeness/schema.ts'
import type { Place } from './completeness-address.ts'
import { ItemName } from './grid.tsx'
import classes from './month-cards.module.css'
import { MonthOwner } from './month-owner.tsx'
import { StateSign, useCellWord } from './state-mark.tsx'

/** The same grid under a thumb: one month at a time, its items below each other. */
export function MonthCards({ year, onOpen }: { year: CompletenessYear; onOpen: (place: Place) => void }) {
  const t = useTranslations('completeness')
  const format = useFormatter()
  const wordOf = useCellWord()
  const [asked, setAsked] = useState<string | null>(null)
  const shown = year.months.find(({ month }) => month === asked) ?? firstOpen(year)
  if (!shown) return null
  const { month, owner, rate } = shown
  const at = year.months.indexOf(shown)
  const move = (by: number) => setAsked(year.months[at + by]?.month ?? month)
  const lines = year.items.flatMap((item) =>
    item.cells.filter((cell) => cell.month === month || item.cells.length === 1).map((cell) => ({ item, cell })),
  )
  return (
    <Stack gap="sm">
      <Group justify="space-between" wrap="nowrap">
        <ActionIcon variant="default" size={44} aria-label={t('monthBefore')} disabled={at === 0} onClick={() => move(-1)}>
          <IconChevronLeft size={20} aria-hidden />
        </ActionIcon>
        <Stack gap={0} align="center">
          <Text fw={600} aria-live="polite">
            {format.dateTime(new Date(`${month}T12:00:00+08:00`), { year: 'numeric', month: 'long' })}
          </Text>
          <Text fz="sm" c="dimmed">
            {rate.due > 0 ? t('whole', rate) : t('states.none')}
          </Text>
        </Stack>
        <ActionIcon variant="default" size={44} aria-label={t('monthAfter')} disabled={at === 11} onClick={() => move(1)}>
          <IconChevronRight size={20} aria-hidden />
        </ActionIcon>
      </Group>
      <MonthOwner month={month} owner={owner} />
      <Paper withBorder component="ul" className={classes.list}>
        {lines.map(({ item, cell }) => (
          <li key={item.id}>
            <UnstyledButton
              className={classes.line}
              disabled={cell.state === 'none'}
              onClick={() => onOpen({ itemId: item.id, month: cell.month })}
            >
              <span className={classes.name}>
                <ItemName item={item} />
              </span>
              <StateSign state={cell.state} />
              <Text span fz="sm" miw="3rem">
                {wordOf(cell)}
              </Text>
            </UnstyledButton>
          </li>
        ))}
      </Paper>
    </Stack>
  )
}

/** The first month that lacks something; else the last that has begun. */
const firstOpen = ({ months, today }: CompletenessYear) =>
  months.find(({ open }) => open > 0) ?? months.findLast(({ month }) => month <= today) ?? months[0]
