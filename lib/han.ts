import { Converter } from 'opencc-js/t2cn'

type Convert = (text: string) => string
let converters: Convert[] | undefined
const known = new Map<string, string>()

/**
 * A text in simplified characters, one for one: 總商會 → 总商会, 衞 → 卫. Whole words are not looked at, so that a part of a text is simplified
 * as the whole is.
 */
export const simplified = (text: string): string => [...text].map(simplifiedLetter).join('')

function simplifiedLetter(letter: string): string {
  if (letter < '\u3400') return letter
  const found = known.get(letter)
  if (found !== undefined) return found
  // what is written in Hong Kong alone (衞, 粧) comes second
  converters ??= [Converter({ from: 't', to: 'cn' }), Converter({ from: 'hk', to: 'cn' })]
  const made = converters.map((convert) => convert(letter)).find((one) => one !== letter) ?? letter
  known.set(letter, made)
  return made
}

/** The words of a search as `search_text` has them (prisma/facts/search.sql): half-width, lower case, simplified; each has to be found. */
export const wordsOf = (search: string): string[] => [
  ...new Set(simplified(search.normalize('NFKC').toLowerCase()).split(/\s+/).filter(Boolean)),
]
