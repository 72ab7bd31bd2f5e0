'use client'
import { Text } from '@mantine/core'
import { useTranslations } from 'next-intl'
import { Figure } from '#components/ui/figure.tsx'
import { Decimal, grouped } from '#lib/money.ts'
import { hasMoved } from './moved.ts'

type Props = {
  value: string | null
  /** The same figure as it is now; undefined where nothing was frozen. */
  live: string | null | undefined
  unit?: string
  trace?: string
  label?: string
}

/** Two decimals at most, as documents print them. */
const rounded = (value: string | null): string | null => (value === null ? null : new Decimal(value).toDecimalPlaces(2).toFixed())

/** A figure that was frozen, and under it what it is by now when records moved it. */
export function FrozenFigure({ value: exact, live: exactLive, unit, trace, label }: Props) {
  const t = useTranslations('monitoring')
  const [value, live] = [rounded(exact), exactLive === undefined ? undefined : rounded(exactLive)]
  return (
    <>
      <Figure value={value} unit={unit} trace={trace} label={label} />
      {live !== undefined && exactLive !== undefined && hasMoved(exact, exactLive) && (
        <Text fz="xs" fw={600} className="figures">
          {t('now', { value: live === null ? t('none') : `${grouped(live)}${unit ?? ''}` })}
        </Text>
      )}
    </>
  )
}
