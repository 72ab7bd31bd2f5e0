import { Progress } from '@mantine/core'
import { useTranslations } from 'next-intl'
import type { BudgetSums } from '#lib/budget/schema.ts'
import { Decimal } from '#lib/money.ts'

const tones = { well: 'teal', near: 'orange', over: 'red' } as const

/** How much of a budget is paid, and how much more is registered; the colour says when it runs out. */
export function UsedBar({ name, sums }: { name: string; sums: BudgetSums }) {
  const t = useTranslations('budget.tree')
  const { ratePercent, usedPercent, state } = sums
  const paid = width(ratePercent)
  const label =
    ratePercent === null || usedPercent === null ? t('usedNone', { name }) : t('used', { name, paid: ratePercent, used: usedPercent })
  return (
    <Progress.Root size="sm" role="img" aria-label={label} title={label} mt={4} maw={220}>
      <Progress.Section value={paid} color={tones[state]} withAria={false} />
      <Progress.Section value={Math.max(0, width(usedPercent) - paid)} color={tones[state]} opacity={0.45} withAria={false} />
    </Progress.Root>
  )
}

/** A share in percent as far as a bar can show it. */
const width = (percent: string | null): number => Decimal.max(0, Decimal.min(100, percent ?? 0)).toNumber()
