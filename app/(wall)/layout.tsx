import { type Messages, NextIntlClientProvider } from 'next-intl'
import { getLocale, getMessages } from 'next-intl/server'
import type { ReactNode } from 'react'
import { houseMetadata, houseViewport } from '#app/house-metadata.ts'
import '#components/wall/wall.css'

export const generateMetadata = houseMetadata
export const viewport = houseViewport

/** The document of the big screen: no component library, and only its own words, for whatever browser a television has. */
export default async function WallLayout({ children }: { children: ReactNode }) {
  const { wall, board, attention }: Messages = await getMessages()
  return (
    <html lang={await getLocale()}>
      <body>
        <NextIntlClientProvider messages={{ wall, board, attention }}>{children}</NextIntlClientProvider>
      </body>
    </html>
  )
}
