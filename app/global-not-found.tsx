import type { Metadata } from 'next'
import { NextIntlClientProvider } from 'next-intl'
import { getLocale, getMessages, getTranslations } from 'next-intl/server'
import { PublicFrame } from '#components/public/frame.tsx'
import { houseMetadata, houseViewport } from './house-metadata.ts'

export const generateMetadata = async (): Promise<Metadata> => ({
  ...(await houseMetadata()),
  title: (await getTranslations('problems'))('missingTitle'),
})
export const viewport = houseViewport

/** An address that no page has. */
export default async function AddressNotFound() {
  const t = await getTranslations('problems')
  const messages = await getMessages()
  return (
    <html lang={await getLocale()}>
      <body>
        <NextIntlClientProvider messages={{ public: messages.public }}>
          <PublicFrame>
            <h1>{t('missingTitle')}</h1>
            <p>{t('missingText')}</p>
            <p>
              <a href="/">{t('home')}</a>
            </p>
          </PublicFrame>
        </NextIntlClientProvider>
      </body>
    </html>
  )
}
