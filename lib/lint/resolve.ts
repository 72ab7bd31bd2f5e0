import type { Clause } from './clauses.ts'
import { clausesOf } from './clauses.ts'
import { type Mention, mentionsOf } from './numbers.ts'
import { onlyFigures } from './plain-spans.ts'
import type { LintFigure } from './schema.ts'
import { rolesIn, type Spoken, type Subject, spokenIn } from './subjects.ts'
import { isMistaken, isSameUnit } from './units.ts'

/** A number with the figures that it can be meant to say, the likeliest first, and how sure that is. */
export type Resolved = {
  mention: Mention
  /** Figures counted in the unit that is written. */
  keys: string[]
  /** Figures counted in another unit, right beside the number. */
  otherUnit: string[]
}
type Figures = ReadonlyMap<string, LintFigure>

/** Numbers that speak of a change, a plan, a part or another time, and say nothing about the year's figure. */
const otherMeaning =
  /(?:高于|低于|超过|超|优于)(?:年度)?(?:指标值|目标值|目标)的?|目标(?!值)|任务|要求|同比|环比|增长|增加|提高|提升|上升|下降|降低|减少|高出|超出|超额|计划|拟|预计|力争|争取|目标为|上年|去年|往年|下一?年度|次年|明年|上半年|下半年|季度|当月|每|各$|分别|平均(?!值)|人均|最高|最低|占/
/** Only what fills the space between a subject and its number. */
const filler = /^[\s的量数为是达到至共计累计已有约了获得收回发布召开举办开展为预算支出安排执行实际全年初“”"：:人次名家]*$/

/** What each number of a paragraph says. Numbers that nobody can place say nothing. */
export function resolve(text: string, figures: Figures, subjects: Subject[], year: number | null): Resolved[] {
  const clauses = clausesOf(text)
  const mentions = mentionsOf(text)
  const spoken = clauses.map((clause) => spokenIn(clause.text, subjects))
  return mentions.map((mention) => {
    if (mention.bound !== null) return { mention, keys: [mention.bound], otherUnit: [] }
    const at = clauses.findIndex(({ from, to }) => mention.digitsFrom >= from && mention.digitsFrom < to)
    const clause = clauses[at]
    if (!clause || otherYear(text, clauses, clause, year) || otherMonth(text, clauses, clause, mention))
      return { mention, keys: [], otherUnit: [] }
    const lead = before(clause, mention)
    if (otherMeaning.test(lead)) return { mention, keys: [], otherUnit: [] }
    // 其中 begins a part of what was said before: only figures of parts can be meant
    const own = (spoken[at] ?? []).filter(({ subject }) => !/其中/.test(lead) || Object.keys(subject.roles).length > 0)
    const here = matched(clause, mention, own, figures)
    const { keys: goneOn } = matched(clause, mention, inherited(clauses, spoken, at, mentions), figures)
    const keys = own.every((one) => isBare(one, clause)) ? [...goneOn, ...here.keys] : [...here.keys, ...goneOn]
    return { mention, keys, otherUnit: keys.length > 0 ? [] : here.otherUnit }
  })
}
/** Alone, these go on about what was spoken of before: 得分9.5分. */
const bareWords = new Set([
  '得分',
  '分值',
  '满分',
  '执行率',
  '预算执行率',
  '实际支出',
  '实际执行',
  '执行数',
  '年初预算',
  '全年预算',
  '达到指标值',
  '达标',
  '完成指标值',
])
const isBare = ({ from, to, subject }: Spoken, { text }: Clause): boolean => subject.isWhole === true && bareWords.has(text.slice(from, to))

const before = ({ from, text }: Clause, { digitsFrom }: Mention): string => text.slice(0, Math.max(0, digitsFrom - from))

/** A sentence that names another year speaks of that one, until it names this one again. */
function otherYear(text: string, clauses: Clause[], clause: Clause, year: number | null): boolean {
  if (year === null) return false
  const start = clauses.find(({ sentence }) => sentence === clause.sentence)?.from ?? 0
  const named = [...text.slice(start, clause.to).matchAll(/((?:19|20)\d{2})\s*年/g)].at(-1)?.[1]
  return named !== undefined && Number(named) !== year
}

/** A month tells what it brought, and 截至6月 what stood then; only 截至12月 and 3月启用以来 are the year's. */
function otherMonth(text: string, clauses: Clause[], clause: Clause, { digitsFrom }: Mention): boolean {
  const start = clauses.find(({ sentence }) => sentence === clause.sentence)?.from ?? 0
  const until = [...text.slice(start, digitsFrom).matchAll(/截[至止](?:于)?(?:\d{4}年)?(\d{1,2})月/g)].at(-1)?.[1]
  if (until !== undefined) return Number(until) !== 12
  return /(?:^|[^个])(?:\d{1,2}|[一二三四五六七八九十]{1,3})月(?!.*(?:启用|成立|以来|起|至|到|—))/.test(text.slice(clause.from, digitsFrom))
}

/** What a clause goes on about: the part named last in the sentence when it says more of it (得分 …), or what has got no number yet. */
function inherited(clauses: Clause[], spoken: Spoken[][], at: number, mentions: Mention[]): Spoken[] {
  const clause = clauses[at]
  const roles = rolesIn(clause?.text ?? '', [])
  const hasRole = roles.length > 0
  for (let back = at - 1; back >= 0; back--) {
    const earlier = clauses[back] as Clause
    // a paragraph that begins with a name alone speaks of it to its end: 1. 预算执行率。指标值100%，…
    if (earlier.sentence !== clause?.sentence && back > 0) continue
    const named = (spoken[back] ?? []).filter((one) => !isBare(one, earlier))
    const parts = named.filter(({ subject }) => roles.some(({ role }) => subject.roles[role] !== undefined))
    const hasNumber = mentions.some(({ digitsFrom }) => digitsFrom >= earlier.from && digitsFrom < earlier.to)
    const meant =
      hasRole && !(hasNumber && earlier.sentence !== clause?.sentence)
        ? parts
        : !hasRole && !hasNumber && back === at - 1 && earlier.sentence === clause?.sentence
          ? named
          : []
    if (meant.length > 0) return meant.map((one) => ({ ...one, from: -1, to: -1 }))
    if (!hasRole) return []
  }
  return []
}

function matched(clause: Clause, mention: Mention, spoken: Spoken[], figures: Figures): { keys: string[]; otherUnit: string[] } {
  const [from, to] = [mention.digitsFrom - clause.from, mention.to - clause.from]
  const roles = rolesIn(
    clause.text,
    spoken.filter(({ from }) => from >= 0),
  )
  const near = spoken
    .map((one) => ({ ...one, distance: one.from >= to ? one.from - to : Math.max(0, from - one.to) }))
    .sort((one, other) => one.distance - other.distance)
  const keysOf = ({ subject }: Spoken): string[] => {
    const named = roles.filter(({ role }) => subject.roles[role] !== undefined)
    const nearest = [...named].sort((one, other) => Math.abs(one.from - from) - Math.abs(other.from - from))
    const wanted = nearest[0] && subject.roles[nearest[0].role]
    if (wanted !== undefined) return [wanted]
    const foreign = roles.some(({ role }) => role === 'target' || role === 'deviation' || role === 'deduction')
    return foreign && !subject.isWhole ? [] : subject.plainly
  }
  const fitting = near.flatMap((one) => keysOf(one).map((key) => ({ key, distance: one.distance, one })))
  const same = fitting.filter(({ key }) => fits(figures.get(key)?.unit, mention.unit))
  // without a unit only what stands right before the number can be meant
  const sure = mention.unit === '' ? same.filter(({ one }) => isTight(clause, mention, one)) : same
  const nearest = sure[0]?.distance
  const keys = sure.filter(({ distance }) => distance === nearest).map(({ key }) => key)
  const otherUnit =
    keys.length > 0
      ? []
      : fitting
          .filter(({ key, one }) => isMistaken(figures.get(key)?.unit ?? '', mention.unit) && isTight(clause, mention, one))
          .map(({ key }) => key)
  return { keys, otherUnit }
}

/** Without a unit, a number may be any figure's; 万 alone is money. */
const fits = (unit: string | undefined, written: string): boolean =>
  unit !== undefined && (written === '' || isSameUnit(unit, written) || (unit === '万元' && written === '万'))

function isTight(clause: Clause, mention: Mention, { from, to }: Spoken): boolean {
  if (from < 0) return false
  const [start, end] = [mention.from - clause.from, mention.to - clause.from]
  if (from >= end) return from - end <= 4
  return filler.test(onlyFigures(clause.text).slice(to, start))
}
