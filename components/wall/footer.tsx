import { useTranslations } from 'next-intl'
import type { Rotation } from './use-rotation.ts'
import styles from './wall.module.css'

/** Which slide of how many, and the buttons for whoever stands before the screen; the keys do the same. */
export function Footer({ titles, rotation: { at, isPaused, go, pause } }: { titles: readonly string[]; rotation: Rotation }) {
  const t = useTranslations('wall')
  return (
    <footer className={styles.footer}>
      <p className={styles.place}>{t('slideOf', { at: at + 1, count: titles.length, name: titles[at] ?? '' })}</p>
      <div className={styles.dots} aria-hidden>
        {titles.map((title, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two slides of one kind have one title, and none moves
          <span key={`${title} ${place}`} data-here={place === at || undefined} />
        ))}
      </div>
      <div className={styles.buttons}>
        <button type="button" onClick={() => go(at - 1)} aria-label={t('before')}>
          ‹
        </button>
        <button type="button" onClick={() => pause(!isPaused)} aria-pressed={isPaused}>
          {t(isPaused ? 'play' : 'pause')}
        </button>
        <button type="button" onClick={() => go(at + 1)} aria-label={t('after')}>
          ›
        </button>
      </div>
    </footer>
  )
}
