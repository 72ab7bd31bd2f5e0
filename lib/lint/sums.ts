import { Decimal, plain } from '../money.ts'
import type { Mention } from './numbers.ts'
import type { Finding, LintFigure, LintParagraph } from './schema.ts'

type Resolved = { mention: Mention; keys: string[] }
type Lines = { paragraph: LintParagraph; resolved: Resolved[] }[]
type Place = { paragraph: LintParagraph; mention: Mention; keys: string[]; value: Decimal; isTyped: boolean }

/** Sums whose parts have figures of their own: `total` is what all `part`_1, `part`_2 … come to. */
const families = [
  { total: 'budget', part: 'budget' },
  { total: 'initial', part: 'initial' },
  { total: 'paid', part: 'paid' },
  { total: 'total', part: 'score' },
  { total: 'weight', part: 'weight' },
  { total: 'items', part: 'items' },
]
/** How many paragraphs further parts are looked for. */
const reach = 8

/** Totals whose parts, as written beside them, come to something else. What is reported already, or is off by rounding only, is not reported again. */
export function sumFindings(lines: Lines, figures: ReadonlyMap<string, LintFigure>, reported: Finding[]): Finding[] {
  const isReported = ({ paragraph, mention }: Place) =>
    reported.some((one) => one.rule !== 'unbound' && one.rule !== 'unit' && one.paragraph === paragraph.key && one.from === mention.from)
  const places = lines.map(({ paragraph, resolved }) => resolved.flatMap((one) => placed(paragraph, one, figures)))
  const known = families.flatMap(({ total, part }) => familyFindings(places, figures, total, part, isReported))
  const plainSums = places.flatMap((own) => sentenceFindings(own, isReported))
  return [...known, ...plainSums.filter((one) => !known.some(({ paragraph, from }) => paragraph === one.paragraph && from === one.from))]
}

function placed(paragraph: LintParagraph, { mention, keys }: Resolved, figures: ReadonlyMap<string, LintFigure>): Place[] {
  if (mention.bound === null) {
    if (mention.approach !== null || mention.high !== null) return []
    const isMoney = mention.unit === '' && keys.some((key) => figures.get(key)?.unit === '万元')
    return [{ paragraph, mention, keys, value: isMoney ? mention.value.mul(10_000) : mention.value, isTyped: true }]
  }
  const figure = figures.get(mention.bound)
  if (!figure?.text || !/^-?\d+(\.\d+)?$/.test(figure.text)) return []
  const value = new Decimal(figure.text).mul(figure.unit === '万元' ? 10_000 : 1)
  return [{ paragraph, mention: { ...mention, unit: figure.unit === '万元' ? '元' : figure.unit }, keys, value, isTyped: false }]
}

function familyFindings(
  places: Place[][],
  figures: ReadonlyMap<string, LintFigure>,
  total: string,
  part: string,
  isReported: (place: Place) => boolean,
): Finding[] {
  const parts = [...figures.keys()].filter((key) => new RegExp(`^${part}_\\d+$`).test(key))
  if (parts.length < 2) return []
  return places.flatMap((own, line) =>
    own.flatMap((whole, index): Finding[] => {
      if (!whole.keys.includes(total) || !whole.isTyped) return []
      const after = [...own.slice(index + 1), ...places.slice(line + 1, line + 1 + reach).flat()]
      const next = after.findIndex(({ keys }) => keys.includes(total))
      const span = next < 0 ? after : after.slice(0, next)
      const found = parts.map((key) => span.find(({ keys }) => keys.includes(key)))
      if (found.some((one) => one === undefined)) return []
      return compared(whole, found as Place[], isReported)
    }),
  )
}

/** A 10万元、B 20万元，合计31万元: the numbers of one unit before 合计, and those after 其中 that are more than the whole. */
function sentenceFindings(places: Place[], isReported: (place: Place) => boolean): Finding[] {
  return places.flatMap((whole, index): Finding[] => {
    if (!whole.isTyped) return []
    const { text } = whole.paragraph
    const lead = text.slice(Math.max(0, whole.mention.from - 4), whole.mention.digitsFrom)
    if (!/(?:合计|共计|总计)(?:为|达)?$/.test(lead.trimEnd())) return []
    const start = Math.max(...['。', '！', '？', '\n', '其中'].map((stop) => text.lastIndexOf(stop, whole.mention.from)), -1)
    const parts = places
      .slice(0, index)
      .filter(({ mention }) => mention.from > start && mention.unit === whole.mention.unit && mention.unit !== '' && mention.unit !== '%')
    return parts.length < 2 || whole.keys.length > 0 ? [] : compared(whole, parts, isReported)
  })
}

function compared(whole: Place, parts: Place[], isReported: (place: Place) => boolean): Finding[] {
  if ([whole, ...parts].some(isReported)) return []
  const sum = Decimal.sum(...parts.map(({ value }) => value))
  const isMoney = whole.mention.unit === '元' || whole.mention.unit === '万'
  // each printed part is off by half of its last place at most (尾差)
  const rounding = isMoney ? new Decimal(parts.length + 1).mul(50) : new Decimal(0)
  if (sum.sub(whole.value).abs().lte(rounding)) return []
  const { mention, paragraph } = whole
  const found = paragraph.text.slice(mention.from, mention.to)
  const shown = isMoney && /万/.test(found) ? plain(sum.div(10_000).toFixed()) : plain(sum.toFixed())
  const number = /[\d０-９][\d０-９,.．]*/.exec(found)?.[0]
  const wanted = number ? found.replace(number, shown) : shown
  return [
    { rule: 'sum', paragraph: paragraph.key, from: mention.from, to: mention.to, found, wanted, mend: null, figure: whole.keys[0] ?? null },
  ]
}
