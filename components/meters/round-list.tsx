'use client'
import { Text, UnstyledButton } from '@mantine/core'
import { IconAlertCircle, IconCircle, IconCircleCheck, IconClockUp, IconPencil } from '@tabler/icons-react'
import { useTranslations } from 'next-intl'
import classes from '#components/ui/round.module.css'
import type { RoundLine } from '#lib/meters/schema.ts'
import { grouped } from '#lib/money.ts'
import type { RoundState } from './round-state.ts'

const looks = {
  open: { Icon: IconCircle, color: 'var(--mantine-color-dimmed)' },
  typed: { Icon: IconPencil, color: 'var(--mantine-color-blue-text)' },
  waiting: { Icon: IconClockUp, color: 'var(--mantine-color-blue-text)' },
  refused: { Icon: IconAlertCircle, color: 'var(--mantine-color-error)' },
  done: { Icon: IconCircleCheck, color: 'var(--mantine-color-teal-text)' },
} as const

type Props = { lines: readonly (RoundLine & { state: RoundState })[]; current: string | null; onChoose: (code: string) => void }

/** The meters of a round in their order, those that were read ticked. */
export function RoundList({ lines, current, onChoose }: Props) {
  const t = useTranslations('meters.round')
  return (
    <ol className={classes.list} aria-label={t('list')}>
      {lines.map((line) => {
        const { Icon, color } = looks[line.state]
        const place = [line.meter?.room, line.meter?.place].filter(Boolean).join(' · ')
        return (
          <li key={line.code}>
            <UnstyledButton
              className={classes.line}
              aria-current={line.code === current ? 'step' : undefined}
              onClick={() => onChoose(line.code)}
            >
              <Icon size={22} color={color} aria-hidden />
              <span className={classes.name}>
                {line.code}
                <Text span fz="sm" c="dimmed" display="block">
                  {place || t('noPlace')}
                </Text>
              </span>
              <Text span fz="sm" c={line.state === 'refused' ? 'var(--mantine-color-error)' : undefined}>
                {line.done ? grouped(line.done.current) : t(`states.${line.state}`)}
              </Text>
            </UnstyledButton>
          </li>
        )
      })}
    </ol>
  )
}
