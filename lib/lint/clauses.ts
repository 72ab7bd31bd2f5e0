/** A part of a sentence between two stops; `parent` is the clause that a bracket stands in or that it goes on from. */
export type Clause = { from: number; to: number; text: string; sentence: number; isBracket: boolean }

const stops = /[，。；、！？!?;,\n（）()：:]|中(?=有?\s*[\d{])/g
/** After these a number belongs to what stood before: 常驻机构：18家. */
const numberFollows = /^[：:]\s*(?:近|超过?|约|逾|共)?\s*[\d{一二三四五六七八九十]/

/** The clauses of a text, numbered by their sentence. A comma inside a number and one inside a binding is no stop. */
export function clausesOf(text: string): Clause[] {
  const clauses: Clause[] = []
  let [from, sentence, depth] = [0, 0, 0]
  const cut = (to: number) => {
    if (to > from) clauses.push({ from, to, text: text.slice(from, to), sentence, isBracket: depth > 0 })
  }
  for (const { index, 0: stop } of text.matchAll(stops)) {
    if (stop === ',' && /\d$/.test(text.slice(0, index)) && /^,\d{3}/.test(text.slice(index))) continue
    if (insideBinding(text, index) || numberFollows.test(text.slice(index, index + 12))) continue
    cut(index)
    if (stop === '（' || stop === '(') depth += 1
    if (stop === '）' || stop === ')') depth = Math.max(0, depth - 1)
    if (/[。！？!?\n]/.test(stop)) sentence += 1
    from = index + 1
  }
  cut(text.length)
  return clauses
}

const insideBinding = (text: string, at: number): boolean => {
  const open = text.lastIndexOf('{{', at)
  return open >= 0 && text.indexOf('}}', open) > at
}
