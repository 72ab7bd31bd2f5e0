import { type Day, dayOf } from '../../day.ts'

/** `2024-03-01` → 2024年3月1日, without leading zeros. */
export function chineseDay(day: Day): string {
  const [year, month, date] = day.split('-').map(Number)
  return `${year}年${month}月${date}日`
}
/** The house's day of an instant, in Chinese. */
export const chineseDayOf = (instant: string): string => chineseDay(dayOf(new Date(instant)))

/** A person's text as the middle of a sentence: one line, without the full stop at its end. */
export const clauseOf = (text: string): string =>
  text
    .trim()
    .replace(/\s*\n\s*/g, '；')
    .replace(/[。；;，,.、]+$/u, '')

/** A name in 《》, once. */
export const titled = (name: string): string => (name.startsWith('《') ? name : `《${name}》`)

/** A title in lines of at most `width` characters, broken between words only (GB/T 9704: 回行时词意完整). */
export function titleLines(title: string, width: number): string[] {
  const words = [...new Intl.Segmenter('zh-Hans', { granularity: 'word' }).segment(title)].map(({ segment }) => segment)
  const lines: string[] = []
  for (const word of words) {
    const line = lines.at(-1)
    // A word of one character is the end of the word before it: 开发|区, 办公|室.
    if (line === undefined || (widthOf(line + word) > width && [...word].length > 1)) lines.push(word)
    else lines[lines.length - 1] = line + word
  }
  return lines
}

/** How wide a text is in Chinese characters: Latin letters and digits are half as wide. */
export const widthOf = (text: string): number => [...text].reduce((width, sign) => width + (sign < '\u0100' ? 0.5 : 1), 0)
