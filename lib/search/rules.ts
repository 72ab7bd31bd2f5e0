type Mark = [first: number, last: number]

/**
 * Where words stand in a title, letter by letter: as they are written, in either script, or by the initials of its pinyin. `plain` is the title
 * as the search has it (one letter for each of its own), `initials` what stands there for the letters that are read.
 */
export function marksIn(plain: readonly string[], initials: string, words: readonly string[]): Mark[] {
  const text = plain.join('')
  const isWhole = text.length === plain.length
  const read = plain.flatMap((letter, at) => (isRead(letter) ? [at] : []))
  const found = words.flatMap((word): Mark[] => {
    const at = isWhole ? text.indexOf(word) : -1
    if (at >= 0) return [[at, at + word.length - 1]]
    const sounded = initials.indexOf(word)
    const [first, last] = [read[sounded], read[sounded + word.length - 1]]
    return sounded >= 0 && read.length === initials.length && first !== undefined && last !== undefined ? [[first, last]] : []
  })
  return merged(found)
}

/** Spaces and punctuation have no place among the initials (prisma/facts/search.sql). */
function isRead(letter: string): boolean {
  const code = letter.codePointAt(0) ?? 0
  if (code < 128) return /[a-z0-9]/.test(letter)
  return code < 8192 || code > 12351
}

function merged(marks: readonly Mark[]): Mark[] {
  const inOrder = [...marks].sort(([one], [other]) => one - other)
  const joined: Mark[] = []
  for (const [first, last] of inOrder) {
    const before = joined.at(-1)
    if (before && first <= before[1] + 1) before[1] = Math.max(before[1], last)
    else joined.push([first, last])
  }
  return joined
}
