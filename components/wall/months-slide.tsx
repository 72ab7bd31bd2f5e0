import { useTranslations } from 'next-intl'
import { wan } from '#lib/money.ts'
import styles from './wall.module.css'

const [width, height, top, bottom] = [1200, 520, 48, 48]

/** What was paid in each month, as bars with their figures. */
export function MonthsSlide({ months }: { months: readonly (string | null)[] }) {
  const t = useTranslations('wall')
  const paid = months.map((total, at) => Number(total ?? 0) - Number(months[at - 1] ?? 0))
  const most = Math.max(1, ...paid)
  const step = width / 12
  const tall = height - top - bottom
  const words = paid.map((yuan, at) => `${t('month', { month: at + 1 })} ${wan(String(yuan))}`).join('，')
  return (
    <figure className={styles.months}>
      <figcaption>{t('paidByMonth')}</figcaption>
      <svg viewBox={`0 0 ${width} ${height}`} role="img">
        <title>{`${t('paidByMonth')}：${words}`}</title>
        <line x1={0} x2={width} y1={height - bottom} y2={height - bottom} />
        {paid.map((yuan, at) => {
          const size = (Math.max(0, yuan) / most) * tall
          const month = at + 1
          return (
            <g key={month}>
              <rect x={at * step + step * 0.2} width={step * 0.6} y={height - bottom - size} height={size} />
              <text x={at * step + step / 2} y={height - bottom - size - 12}>
                {wan(String(yuan))}
              </text>
              <text x={at * step + step / 2} y={height - 12} data-axis="">
                {t('month', { month })}
              </text>
            </g>
          )
        })}
      </svg>
    </figure>
  )
}
