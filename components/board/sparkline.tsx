import { useTranslations } from 'next-intl'
import classes from './sparkline.module.css'

const width = 96
const height = 28
const edge = 3

type Props = { name: string; months: readonly (string | null)[]; unit: string }

/** A year so far as one line, month by month, and the same in words; nothing while fewer than two months are known. */
export function Sparkline({ name, months, unit }: Props) {
  const t = useTranslations('board')
  const known = months.flatMap((value, at) => (value === null ? [] : [{ at, value: Number(value) }]))
  if (known.length < 2) return null
  const least = Math.min(...known.map(({ value }) => value))
  const most = Math.max(...known.map(({ value }) => value))
  const x = (at: number) => edge + (at / 11) * (width - 2 * edge)
  const y = (value: number) => height - edge - (most === least ? 0.5 : (value - least) / (most - least)) * (height - 2 * edge)
  const end = known.at(-1)
  const points = known.map(({ at, value }) => t('trendPoint', { month: at + 1, value: `${value} ${unit}` })).join('，')
  return (
    <svg className={classes.line} viewBox={`0 0 ${width} ${height}`} width={width} height={height} role="img">
      <title>{t('trendWords', { name, points })}</title>
      <polyline points={known.map(({ at, value }) => `${x(at)},${y(value)}`).join(' ')} />
      {end && <circle cx={x(end.at)} cy={y(end.value)} r={2.5} />}
    </svg>
  )
}
