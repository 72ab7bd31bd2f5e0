/** Remembers the reader's language for a year. */
export function setLocaleCookie(locale: string): void {
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is younger than the browsers that the house supports
  document.cookie = `locale=${locale}; path=/; max-age=31536000; samesite=lax`
}
