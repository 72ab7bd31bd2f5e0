import type { Metadata, Viewport } from 'next'
import { getTranslations } from 'next-intl/server'

/** Titles end with the house's name, and no search engine keeps a page of it. */
export async function houseMetadata(): Promise<Metadata> {
  const t = await getTranslations('common')
  return { title: { default: t('house'), template: `%s · ${t('house')}` }, robots: { index: false, follow: false } }
}

/** Phones draw pages at their own width, and around the notch. */
export const houseViewport: Viewport = { width: 'device-width', initialScale: 1, viewportFit: 'cover' }
