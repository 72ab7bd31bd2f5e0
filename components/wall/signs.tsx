import { useTranslations } from 'next-intl'
import styles from './wall.module.css'

export const lights = ['green', 'yellow', 'red', 'grey'] as const
type Light = (typeof lights)[number]
const marks: Record<Light, string> = { green: '✓', yellow: '!', red: '✕', grey: '–' }

/** 绿 黄 红 as sign, word and colour. */
export function LightSign({ light }: { light: Light }) {
  const t = useTranslations('board.lights')
  return (
    <span className={styles.light} data-light={light}>
      <span aria-hidden>{marks[light]}</span> {t(light)}
    </span>
  )
}

type BarProps = { percent: number; label: string; mark?: number; light?: Light }

/** How far something is, in percent, and where the calendar stands. */
export function Bar({ percent, label, mark, light }: BarProps) {
  const shown = Math.max(0, Math.min(100, percent))
  return (
    <div className={styles.bar} role="img" aria-label={`${label} ${percent.toFixed(1)}%`}>
      <div style={{ width: `${shown}%` }} data-light={light} />
      {mark !== undefined && <span style={{ left: `${Math.min(100, mark)}%` }} />}
    </div>
  )
}
