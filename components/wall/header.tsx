import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import { houseMinute } from '#lib/day.ts'
import type { Screen } from '#lib/walls/schema.ts'
import styles from './wall.module.css'

/** Figures older than this are told to be, in milliseconds. */
const oldMs = 60_000

/** Whose screen it is, the time, of when the figures are, and whether they are still kept up to date. */
export function Header({ screen, isCut }: { screen: Screen; isCut: boolean }) {
  const t = useTranslations('wall')
  const now = useNow()
  const time = clockOf(new Date(screen.seenAt))
  const isOld = now !== null && now.getTime() - Date.parse(screen.seenAt) > oldMs
  return (
    <header className={styles.header}>
      <h1 className={styles.house}>
        {t('house')} <span className={styles.year}>{t('year', { year: screen.year })}</span>
      </h1>
      <p role="status" className={isCut || isOld ? styles.stale : styles.fresh}>
        {isCut ? t('stale', { time }) : isOld ? t('old', { time }) : t('asOf', { time })}
      </p>
      <p className={styles.clock}>{now && t('clock', { day: houseMinute(now).slice(0, 10), time: houseMinute(now).slice(11) })}</p>
    </header>
  )
}

const seconds = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', timeStyle: 'medium' })
const clockOf = (instant: Date): string => seconds.format(instant)

/** The time, second by second; null until the page runs in a browser, whose clock it is. */
function useNow(): Date | null {
  const [now, setNow] = useState<Date | null>(null)
  useEffect(() => {
    setNow(new Date())
    const tick = setInterval(() => setNow(new Date()), 1000)
    return () => clearInterval(tick)
  }, [])
  return now
}
