import { ColorSchemeScript, mantineHtmlProps } from '@mantine/core'
import '@mantine/core/styles.layer.css'
import '@mantine/notifications/styles.layer.css'
import { NextIntlClientProvider } from 'next-intl'
import { getLocale } from 'next-intl/server'
import type { ReactNode } from 'react'
import { Providers } from '#components/shell/providers.tsx'
import type { Locale } from '#lib/locale.ts'
import { pageNonce } from '#lib/nonce.ts'
import './globals.css'

/** The document around every page of those who work here, in the reader's language. Pages for everybody have a lighter one (`(public)/layout`). */
export async function HouseDocument({ children }: { children: ReactNode }) {
  const locale = (await getLocale()) as Locale
  return (
    <html lang={locale} {...mantineHtmlProps}>
      <head>
        <ColorSchemeScript defaultColorScheme="auto" nonce={await pageNonce()} suppressHydrationWarning />
      </head>
      <body>
        <NextIntlClientProvider>
          <Providers locale={locale}>{children}</Providers>
        </NextIntlClientProvider>
      </body>
    </html>
  )
}
