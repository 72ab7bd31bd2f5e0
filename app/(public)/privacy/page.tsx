import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { mayLook } from '#app/(public)/looked.ts'
import styles from '#components/public/public.module.css'
import { TooManyLooks } from '#components/public/too-many-looks.tsx'
import { serverClient } from '#lib/api-server.ts'
import { personalData } from '#lib/personal-data.ts'

export const generateMetadata = async (): Promise<Metadata> => ({ title: (await getTranslations('public.privacy'))('title') })

/** What people give to the house without an account; each has its own place on the page, to which its form leads. */
const kinds = ['arrive', 'confirm', 'apply', 'survey', 'ask', 'material'] as const

/** What of it is personal: from the one list that also masks and forgets it. */
const personalIn = (kind: (typeof kinds)[number]) => [
  ...new Set(
    personalData.flatMap(({ purpose, whose, column }) => {
      if (purpose !== kind || whose === 'contact' || column === 'input') return []
      return column.endsWith('phone') ? ['phone' as const] : column.endsWith('email') ? ['email' as const] : ['name' as const]
    }),
  ),
]

/** What the public pages keep, why, for how long, and whom to ask: kind by kind. */
export default async function PrivacyPage() {
  if (!(await mayLook())) return <TooManyLooks />
  const t = await getTranslations('public.privacy')
  const { months } = await serverClient.privacy.notice()
  const time = (count: number) => (count % 12 === 0 ? t('years', { years: count / 12 }) : t('months', { months: count }))
  const long = (kind: (typeof kinds)[number]) =>
    t(`${kind}.long`, { time: kind === 'material' ? '' : time(months[kind]), contactTime: time(months.contact) })
  return (
    <>
      <h1>{t('title')}</h1>
      <p>{t('intro')}</p>
      {kinds.map((kind) => (
        <section key={kind} id={kind}>
          <h2>{t(`${kind}.title`)}</h2>
          <dl className={styles.details}>
            {(
              [
                [t('what'), t(`${kind}.what`)],
                [
                  t('personal'),
                  personalIn(kind)
                    .map((what) => t(`kinds.${what}`))
                    .join(t('comma')) || t('kinds.none'),
                ],
                [t('why'), t(`${kind}.why`)],
                [t('long'), long(kind)],
              ] as const
            ).map(([name, text]) => (
              <div key={name} className={styles.detail}>
                <dt>{name}</dt>
                <dd>{text}</dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
      {(['not', 'device', 'who', 'rights'] as const).map((part) => (
        <section key={part}>
          <h2>{t(`${part}Title`)}</h2>
          <p>{t(`${part}Text`)}</p>
        </section>
      ))}
      <p className={styles.faint}>{t('browsers')}</p>
    </>
  )
}
