import { useTranslations } from 'next-intl'
import { grouped, plain } from '#lib/money.ts'
import type { ClosedResult } from '#lib/walls/schema.ts'
import styles from './wall.module.css'

/** 通报: what a closed year came to, what was met, and what was not. */
export function ResultSlide({ result }: { result: ClosedResult }) {
  const t = useTranslations('wall')
  const board = useTranslations('board')
  const { total, grade, weight, items, met, ratePercent, below, check, closedOn } = result
  return (
    <div className={styles.overview}>
      <section>
        <h3>{t('result.total')}</h3>
        <p className={styles.huge}>{total ?? '—'}</p>
        <p className={styles.said}>
          {t('ofWeight', { weight: plain(weight) })}
          {grade && ` · ${board(`grades.${grade}`)}`}
        </p>
      </section>
      <section>
        <h3>{t('result.met')}</h3>
        <p className={styles.huge}>
          {met}/{items}
        </p>
        <p className={styles.said}>{ratePercent !== null && t('rate', { percent: ratePercent })}</p>
      </section>
      <section className={styles.wide}>
        <h3>{below.length === 0 ? t('result.allMet') : t('result.below')}</h3>
        <ul>
          {below.map(({ name, actual, operator, target, unit }) => (
            <li key={name} className={styles.said}>
              {name} {actual === null ? t('none') : `${grouped(plain(actual))}${unit}`} ·{' '}
              {t('target', { operator, target: plain(target), unit })}
            </li>
          ))}
        </ul>
        <p className={styles.fresh}>{t('result.closed', { day: closedOn, check })}</p>
      </section>
    </div>
  )
}
