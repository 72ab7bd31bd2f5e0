import { useTranslations } from 'next-intl'
import { grouped, plain } from '#lib/money.ts'
import type { Screen } from '#lib/walls/schema.ts'
import { Bar, LightSign, lights } from './signs.tsx'
import styles from './wall.module.css'

/** The total and its grade, what the year will come to, how much of it has passed, and how many indicators stand how. */
export function OverviewSlide({ screen }: { screen: Screen }) {
  const t = useTranslations('wall')
  const board = useTranslations('board')
  const { expected } = screen
  const percent = (screen.schedule * 100).toFixed(1)
  return (
    <div className={styles.overview}>
      <section>
        <h3>{t('total')}</h3>
        <p className={styles.huge}>{screen.total ?? '—'}</p>
        <p className={styles.said}>
          {t('ofWeight', { weight: plain(screen.weight) })}
          {screen.grade && ` · ${board(`grades.${screen.grade}`)}`}
          {screen.missing.length > 0 && ` · ${t('missing', { count: screen.missing.length })}`}
        </p>
      </section>
      <section>
        <h3>{t('expected')}</h3>
        <p className={styles.huge}>{expected.total ?? '—'}</p>
        <p className={styles.said}>
          {expected.low !== null &&
            expected.high !== null &&
            expected.low !== expected.high &&
            t('range', { low: expected.low, high: expected.high })}
          {expected.grade && ` ${board(`grades.${expected.grade}`)}`}
        </p>
      </section>
      <section className={styles.wide}>
        <h3>
          {t('schedule')}{' '}
          <span className={styles.percent}>
            {percent}% · {board('asOf', { day: screen.asOf })}
          </span>
        </h3>
        <Bar percent={Number(percent)} label={t('schedule')} />
      </section>
      <section className={styles.wide}>
        <ul className={styles.counts}>
          {lights.map((light) => (
            <li key={light}>
              <strong>{screen.items.filter((item) => item.light === light).length}</strong>
              <LightSign light={light} />
            </li>
          ))}
        </ul>
      </section>
    </div>
  )
}

/** Some indicators, as large as fits. */
export function IndicatorSlide({ items, schedule }: { items: Screen['items']; schedule: number }) {
  const t = useTranslations('wall')
  return (
    <ul className={styles.tiles} data-count={items.length}>
      {items.map((item) => (
        <li key={item.code}>
          <div className={styles.tileHead}>
            <h3>{item.name}</h3>
            <LightSign light={item.light} />
          </div>
          <p className={styles.big}>
            {item.actual === null ? t('none') : grouped(item.actual)}
            {item.actual !== null && <span>{item.unit}</span>}
          </p>
          <Bar percent={Number(item.completionPercent ?? 0)} mark={schedule * 100} light={item.light} label={item.name} />
          <p className={styles.tileFoot}>
            <span>{t('target', { operator: item.operator, target: plain(item.target), unit: item.unit })}</span>
            <span>{t('score', { score: item.score ?? '—', weight: plain(item.weight) })}</span>
          </p>
        </li>
      ))}
    </ul>
  )
}

/** How much calls for somebody, as numbers alone. */
export function AttentionSlide({ attention }: { attention: Screen['attention'] }) {
  const t = useTranslations('wall')
  const words = useTranslations('attention')
  if (attention.length === 0) return <p className={styles.well}>{t('allWell')}</p>
  return (
    <ul className={styles.attention}>
      {attention.slice(0, 8).map(({ kind, count, severity }, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: one kind may stand twice, for two lists
        <li key={`${kind} ${at}`} data-severity={severity}>
          <span className={styles.severity}>{words(`severities.${severity}`)}</span>
          {words(`kinds.${kind}`, { count })}
        </li>
      ))}
    </ul>
  )
}
