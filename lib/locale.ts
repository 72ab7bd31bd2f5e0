/** 简体中文, 繁體中文（香港）, English. */
export const locales = ['zh-Hans', 'zh-Hant-HK', 'en'] as const
export type Locale = (typeof locales)[number]

/** The language for an Accept-Language header: 繁體 for Hong Kong, Macao and Taiwan, English only where no Chinese is asked for. */
export function localeFor(accepted: string): Locale {
  for (const wanted of accepted.toLowerCase().split(',')) {
    if (/zh-(hk|mo|tw|hant)/.test(wanted)) return 'zh-Hant-HK'
    if (wanted.includes('zh')) return 'zh-Hans'
    if (wanted.trim().startsWith('en')) return 'en'
  }
  return 'zh-Hans'
}
