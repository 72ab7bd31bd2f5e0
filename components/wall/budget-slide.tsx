import { useTranslations } from 'next-intl'
import { wan } from '#lib/money.ts'
import type { Screen } from '#lib/walls/schema.ts'
import { Bar, LightSign } from './signs.tsx'
import styles from './wall.module.css'

/** 执行率 of each sub-project against the calendar, and what will be left or overspent, in 万元. */
export function BudgetSlide({ screen: { funds, schedule } }: { screen: Screen }) {
  const t = useTranslations('wall')
  const rows = [...funds.lines, { ...funds, subProject: t('sum') }]
  return (
    <ul className={styles.budget}>
      {rows.map(({ subProject, adjustedYuan, paidYuan, ratePercent, balanceYuan, light }) => (
        <li key={subProject}>
          <h3>{subProject}</h3>
          <span>{t('paidOf', { paid: wan(paidYuan), adjusted: wan(adjustedYuan) })}</span>
          <span className={styles.rate}>{ratePercent === null ? '—' : t('rate', { percent: ratePercent })}</span>
          <Bar percent={Number(ratePercent ?? 0)} mark={schedule * 100} light={light} label={subProject} />
          <span>
            {balanceYuan !== null &&
              Number(balanceYuan) !== 0 &&
              t(Number(balanceYuan) > 0 ? 'over' : 'under', { wan: wan(balanceYuan.replace('-', '')) })}
          </span>
          <LightSign light={light} />
        </li>
      ))}
    </ul>
  )
}
