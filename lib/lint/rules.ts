import { Decimal } from '../money.ts'
import { agrees } from './approach.ts'
import { gradeFindings } from './grades.ts'
import { numberingFindings } from './numbering.ts'
import { boundToken, type Mention } from './numbers.ts'
import { type Resolved, resolve } from './resolve.ts'
import type { Finding, LintFigure, LintParagraph } from './schema.ts'
import { subjectsOf } from './subjects.ts'
import { sumFindings } from './sums.ts'
import { isSameUnit, saidUnit, unitWords } from './units.ts'

/** What a figure says when nothing was reported. */
const unreported = '未填报'

/** What the narrative is of: the year it speaks of, and whether a number can be mended by binding it to its figure. */
export type LintOptions = { year?: number | null; canBind?: boolean }

/**
 * Everything that a narrative says otherwise than the year's figures, from top to bottom. Pure. A number that cannot be placed is left alone, and so is
 * one that is bound.
 */
export function lintNarrative(
  paragraphs: LintParagraph[],
  figures: Iterable<LintFigure>,
  { year = null, canBind = false }: LintOptions = {},
): Finding[] {
  const known = new Map([...figures].map((figure) => [figure.key, figure]))
  const subjects = subjectsOf(known)
  const lines = paragraphs.map((paragraph) => ({ paragraph, resolved: resolve(paragraph.text, known, subjects, year) }))
  const numbers = lines.flatMap(({ paragraph, resolved }) => resolved.flatMap((one) => judged(paragraph, one, known, canBind)))
  const order = new Map(paragraphs.map(({ key }, index) => [key, index]))
  return [
    ...numbers,
    ...sumFindings(lines, known, numbers),
    ...gradeFindings(paragraphs, known, canBind),
    ...numberingFindings(paragraphs),
  ].sort((one, other) => (order.get(one.paragraph) ?? 0) - (order.get(other.paragraph) ?? 0) || one.from - other.from)
}

function judged(
  paragraph: LintParagraph,
  { mention, keys, otherUnit }: Resolved,
  figures: Map<string, LintFigure>,
  canBind: boolean,
): Finding[] {
  if (mention.bound !== null) return boundFindings(paragraph, mention, figures)
  const first = figures.get(keys[0] ?? otherUnit[0] ?? '')
  if (!first) return []
  const found = paragraph.text.slice(mention.from, mention.to)
  const at = { paragraph: paragraph.key, from: mention.from, to: mention.to, found, figure: first.key }
  const bind = (figure: LintFigure) =>
    canBind ? `{{${figure.key}${figure.unit === '' || figure.text === null ? '' : ':unit'}}}` : spoken(figure)
  if (keys.length === 0) {
    const meant = otherUnit.map((key) => figures.get(key)).find((figure) => figure && says(mention, figure))
    const isCertain = meant ?? (first.unit === '人' && mention.unit === '人次' ? first : undefined)
    if (!isCertain) return []
    if (!meant) return [{ ...at, rule: 'number', wanted: spoken(first), mend: bind(first) }]
    const wanted = found.replace(mention.unit, saidUnit(meant.unit))
    return [{ ...at, rule: 'unit', wanted, mend: wanted, figure: meant.key }]
  }
  const right = keys.map((key) => figures.get(key)).find((figure) => figure && says(mention, figure))
  if (!right) {
    const rule = isCount(first.key) ? 'count' : 'number'
    return [{ ...at, rule, wanted: spoken(first), mend: bind(first) }]
  }
  if (mention.unit === '' && right.unit !== '') {
    const wanted = `${found}${saidUnit(right.unit)}`
    return [{ ...at, rule: 'unit', wanted, mend: canBind ? bind(right) : wanted, figure: right.key }]
  }
  if (!canBind || mention.approach !== null || mention.high !== null) return []
  return [{ ...at, rule: 'unbound', wanted: spoken(right), mend: bind(right), figure: right.key }]
}

const isCount = (key: string): boolean => /^(items|met|below|missing|subprojects|outputs)(_|$)/.test(key)
/** A figure as it stands in a sentence: 396人, 未填报. */
const spoken = ({ text, unit }: LintFigure): string => (text === null ? unreported : `${text}${saidUnit(unit)}`)

/** Whether what is written, read honestly, says the figure as it is printed or as it is exactly. */
export function says(mention: Mention, figure: LintFigure): boolean {
  const written = mention.unit === '' && figure.unit === '万元' ? inYuan(mention) : mention
  return valuesOf(figure).some((value) =>
    written.high === null ? agrees(written, value) : value.gte(written.value) && value.lte(written.high),
  )
}
const inYuan = (mention: Mention): Mention => ({ ...mention, value: mention.value.mul(10_000), step: mention.step.mul(10_000) })

/** What a figure is, in the unit that numbers are read in: money in yuan. */
export function valuesOf({ text, exact, unit }: LintFigure): Decimal[] {
  return [text, exact].flatMap((value, index) => {
    const number = value === null ? null : /^[-−]?\d+(\.\d+)?/.exec(value)?.[0]
    if (!number) return []
    const scale = unit === '万元' && index === 0 ? 10_000 : 1
    return [new Decimal(number.replace('−', '-')).mul(scale)]
  })
}

/** A bound number is right; what was typed after it may not be. */
function boundFindings({ key, text }: LintParagraph, mention: Mention, figures: Map<string, LintFigure>): Finding[] {
  const token = text.slice(mention.from, mention.to)
  const figure = figures.get(mention.bound ?? '')
  if (!figure)
    return [{ rule: 'unknown', paragraph: key, from: mention.from, to: mention.to, found: token, wanted: '', mend: null, figure: null }]
  const rest = text.slice(mention.to)
  const space = /^\s*/.exec(rest)?.[0].length ?? 0
  const unit = unitWords.find((word) => rest.startsWith(word, space)) ?? (rest.startsWith('万元', space) ? '万元' : '')
  const hasUnit = [...token.matchAll(boundToken)][0]?.[2] === 'unit'
  const isRight = unit === '' || (hasUnit ? unit !== saidUnit(figure.unit) : isSameUnit(figure.unit, unit) || unit === figure.unit)
  // 个 and the like may begin the next word: only what is clearly the unit is looked at
  if (isRight || figure.text === null || figure.unit === '') return []
  const from = mention.to + space
  const wanted = hasUnit ? '' : saidUnit(figure.unit)
  return [{ rule: 'unit', paragraph: key, from, to: from + unit.length, found: unit, wanted, mend: wanted, figure: figure.key }]
}

export { saidUnit } from './units.ts'
