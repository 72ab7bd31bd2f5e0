import { useTranslations } from 'next-intl'
import styles from './wall.module.css'

/** The link opens nothing any more, in words that can be read from afar. */
export function Ended({ state }: { state: string }) {
  const t = useTranslations('wall')
  const known = state === 'wall_expired' || state === 'wall_revoked' ? state : 'other'
  return (
    <main className={styles.ended}>
      <h1>{state === 'busy' ? t('busy') : t(`ended.${known}`)}</h1>
      {state !== 'busy' && <p className={styles.hint}>{t('endedHint')}</p>}
    </main>
  )
}
