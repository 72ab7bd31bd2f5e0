import type { TablerIcon } from '@tabler/icons-react'

/** One thing that the palette offers: a page, an action, or a record. `marks` are the letters of its text that were searched. */
export type Entry = {
  id: string
  text: string
  hint?: string
  /** Keys that do the same without the palette. */
  keys?: string
  Icon?: TablerIcon
  marks?: readonly (readonly [number, number])[]
  /** Where it leads; or what it does. */
  path?: string
  act?: () => void
}
export type Section = { name: string; entries: readonly Entry[] }

/** The words of a search as they are typed: lower case, half-width. The server also simplifies them. */
export const typedWords = (query: string): string[] => query.normalize('NFKC').toLowerCase().split(/\s+/).filter(Boolean)

/** Entries whose reading (simplified, pinyin, initials) or text holds all words; those that begin with the first come before the others. */
export function fitting(entries: readonly Entry[], readings: readonly string[], words: readonly string[]): Entry[] {
  const ranked = entries.flatMap((entry, at) => {
    const reading = `${readings[at] ?? ''}\n${entry.text.toLowerCase()}\n${entry.hint?.toLowerCase() ?? ''}`
    if (!words.every((word) => reading.includes(word))) return []
    // a reading has the text's line first, and its hint's line after that
    const own = [entry.text.toLowerCase(), ...(readings[at] ?? '').split('\n').filter((_, line) => !entry.hint || line % 2 === 0)]
    return [{ entry, begins: own.some((line) => line.startsWith(words[0] ?? '')) }]
  })
  return [...ranked.filter(({ begins }) => begins), ...ranked.filter(({ begins }) => !begins)].map(({ entry }) => entry)
}
