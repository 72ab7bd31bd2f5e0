import {
  IconAlertTriangleFilled,
  IconCircleCheckFilled,
  IconCircleXFilled,
  IconClock,
  IconLineDashed,
  IconShieldCheck,
} from '@tabler/icons-react'
import { useTranslations } from 'next-intl'
import type { CellState } from '#lib/completeness/rules.ts'
import type { Cell } from '#lib/completeness/schema.ts'

/** Told by sign and word; the colour only helps. */
const looks = {
  complete: { Icon: IconCircleCheckFilled, color: 'var(--mantine-color-teal-text)' },
  partly: { Icon: IconAlertTriangleFilled, color: 'var(--mantine-color-orange-text)' },
  missing: { Icon: IconCircleXFilled, color: 'var(--mantine-color-error)' },
  due: { Icon: IconClock, color: 'var(--mantine-color-blue-text)' },
  excused: { Icon: IconShieldCheck, color: 'var(--mantine-color-dimmed)' },
  none: { Icon: IconLineDashed, color: 'var(--mantine-color-dimmed)' },
} as const

export const StateSign = ({ state }: { state: CellState }) => {
  const { Icon, color } = looks[state]
  return <Icon size={18} color={color} aria-hidden />
}

/** What a cell says beside its sign: how much of it is there where some is missing, else its state. */
export function useCellWord(): (cell: Cell) => string {
  const t = useTranslations('completeness')
  return ({ state, expected, done, excused }) =>
    expected > 1 && (state === 'partly' || state === 'due') ? t('some', { done: done + excused, expected }) : t(`states.${state}`)
}
