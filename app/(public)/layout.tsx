import { type Messages, NextIntlClientProvider } from 'next-intl'
import { getLocale, getMessages } from 'next-intl/server'
import type { ReactNode } from 'react'
import { houseMetadata, houseViewport } from '#app/house-metadata.ts'
import { EarlyScript } from '#components/public/early.tsx'
import { PublicFrame } from '#components/public/frame.tsx'
import { pageNonce } from '#lib/nonce.ts'

export const generateMetadata = houseMetadata
export const viewport = houseViewport

/** The document of pages for people without an account: no component library, no query cache, and only their own words, for slow networks. */
export default async function PublicLayout({ children }: { children: ReactNode }) {
  const messages: Messages = await getMessages()
  return (
    // what runs early marks the document, which nobody drew it with
    <html lang={await getLocale()} suppressHydrationWarning>
      <head>
        <EarlyScript nonce={await pageNonce()} />
      </head>
      <body>
        <NextIntlClientProvider messages={{ public: messages.public, problems: messages.problems }}>
          <PublicFrame>{children}</PublicFrame>
        </NextIntlClientProvider>
      </body>
    </html>
  )
}
