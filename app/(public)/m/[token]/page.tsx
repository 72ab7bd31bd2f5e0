import type { Metadata } from 'next'
import { getFormatter, getLocale, getTranslations } from 'next-intl/server'
import { v7 as newId } from 'uuid'
import { looked } from '#app/(public)/looked.ts'
import styles from '#components/public/public.module.css'
import { TooManyLooks } from '#components/public/too-many-looks.tsx'
import { serverClient } from '#lib/api-server.ts'

export const generateMetadata = async (): Promise<Metadata> => ({ title: (await getTranslations('public.material'))('title') })

/** What a material's link opens: which version holds now, how long, how large, and one button. */
export default async function MaterialLinkPage({ params }: PageProps<'/m/[token]'>) {
  const { token } = await params
  const found = await looked(() => serverClient.materials.open({ token }))
  if (!found) return <TooManyLooks />
  const t = await getTranslations('public.material')
  const format = await getFormatter()
  const day = (text: string) => format.dateTime(new Date(`${text}T12:00:00+08:00`), { dateStyle: 'long' })
  const { version, state } = found
  const until = version?.validUntilOn ? day(version.validUntilOn) : ''
  const from = version?.validFrom ? day(version.validFrom) : ''
  const validity =
    from && until ? t('fromUntil', { from, until }) : until ? t('until', { day: until }) : from ? t('from', { from }) : t('always')
  // whoever taps twice before the cookie is there is told apart by the page that was drawn for them
  const path = `/m/${token}/file?visit=${newId()}&locale=${await getLocale()}`
  return (
    <>
      <h1>{found.title}</h1>
      {found.description && <p className={styles.lead}>{found.description}</p>}
      {version && (
        <dl className={styles.details}>
          <dt>{t('version')}</dt>
          <dd>{t('versionOf', { number: version.number, day: day(version.issuedOn) })}</dd>
          <dt>{t('validity')}</dt>
          <dd>{validity}</dd>
          <dt>{t('language')}</dt>
          <dd>{t(`languages.${found.language}`)}</dd>
          {found.sizeBytes !== null && (
            <>
              <dt>{t('size')}</dt>
              <dd>{format.number(Math.max(0.1, found.sizeBytes / 1024 / 1024), { maximumFractionDigits: 1 })} MB</dd>
            </>
          )}
        </dl>
      )}
      {state === 'current' ? (
        <>
          <p>
            <a className={styles.button} href={path} rel="nofollow">
              {found.isOutside ? t('watch') : t('download')}
            </a>
          </p>
          {found.isOutside && <p>{t('outside')}</p>}
          <p>{t('counted')}</p>
        </>
      ) : (
        <p className={styles.notice}>{state === 'expired' ? t('expired', { day: until }) : t(state)}</p>
      )}
    </>
  )
}
