import { isDay, today, yearOf } from '#lib/day.ts'
import { type CellKind, isEmpty, narrow, type Reading, refused, type Surroundings, shown, taken } from './cells.ts'
import type { Cell } from './schema.ts'

/** A day and, where the cell has one, a time of that day (`HH:mm:ss`, house's zone); a bare time has no day. */
export type Moment = { day: string | null; time: string | null }

const dayMs = 86_400_000
/** Serial numbers that are days of 2000–2099, counted from 1900. */
const serials = { from: 36_526, to: 73_050 }

/** A day and time in whatever form: serial number, `2024年3月5日 下午2:30`, `2024/3/5`, `20230308`, ISO. */
export const moment: CellKind<Moment> = (cell, around) => {
  if (isEmpty(cell)) return taken<Moment>(null)
  if (typeof cell === 'boolean') return refused('not_a_day', { value: shown(cell) })
  const read =
    cell instanceof Date
      ? fromWallClock(cell.getTime())
      : typeof cell === 'number'
        ? fromNumber(cell, around)
        : fromText(cell ?? '', around)
  if (read.refused || !read.value) return read
  const { day } = read.value
  if (day && !isDay(day)) return refused('impossible_day', { value: shown(cell) })
  if (day && (yearOf(day) < 2000 || yearOf(day) > 2099)) return refused('day_outside_years', { value: shown(cell) })
  return read
}

/** A day (`YYYY-MM-DD`). `happened`: it has been, so it cannot lie beyond the end of next year. */
export const day =
  (rules: { happened?: boolean } = {}): CellKind<string> =>
  (cell, around) => {
    const read = moment(cell, around)
    if (read.refused) return read
    if (read.value === null) return taken<string>(null)
    if (read.value.day === null) return refused('not_a_day', { value: shown(cell) })
    if (rules.happened && isFarAhead(read.value.day)) return refused('day_too_far_ahead', { value: shown(cell) })
    return taken(read.value.day, read.warning)
  }

/** Whether a day lies beyond the end of next year. */
export const isFarAhead = (value: string): boolean => yearOf(value) > yearOf(today()) + 1

/** An instant in the house's zone, ISO with +08:00; a day alone is its midnight. */
export const instant: CellKind<string> = (cell, around) => {
  const read = moment(cell, around)
  if (read.refused) return read
  if (read.value === null) return taken<string>(null)
  if (read.value.day === null) return refused('not_a_day', { value: shown(cell) })
  if (isFarAhead(read.value.day)) return refused('day_too_far_ahead', { value: shown(cell) })
  return taken(instantOf(read.value.day, read.value.time), read.warning)
}

/** ISO text of a house's wall-clock time. */
export const instantOf = (onDay: string, time: string | null): string => `${onDay}T${time ?? '00:00:00'}+08:00`

/** A month as its first day: `2023-03`, `2023年3月`, 202303, a day; 3月 or 3 alone is taken from the imported year with a warning. */
export const month: CellKind<string> = (cell, around) => {
  if (isEmpty(cell)) return taken<string>(null)
  // the number 2023.1 may have been 2023.10: only text and whole numbers are months
  const isWord = typeof cell === 'string' || Number.isInteger(cell)
  const word = isWord ? narrow(String(cell)).replace(/\s+/g, '') : ''
  const full = word.match(/^(\d{4})[-/.年]?(\d{1,2})月?(份)?$/)
  const alone = word.match(/^(\d{1,2})(月(份)?)?$/)
  // so may text that was that number: 2023.10 loses its zero on the way through a csv
  if (/^\d{4}\.1$/.test(word)) return refused('not_a_month', { value: shown(cell) })
  if (full) return monthOf(cell, Number(full[1]), Number(full[2]))
  if (alone) return monthOf(cell, around.year, Number(alone[1]), true)
  const read = day()(cell, around)
  if (read.refused) return refused('not_a_month', { value: shown(cell) })
  return taken(read.value && `${read.value.slice(0, 7)}-01`, read.warning)
}

function monthOf(cell: Cell, year: number, number: number, assumed = false): Reading<string> {
  if (number < 1 || number > 12) return refused('not_a_month', { value: shown(cell) })
  if (year < 2000 || year > 2099) return refused('day_outside_years', { value: shown(cell) })
  return taken(`${year}-${String(number).padStart(2, '0')}-01`, assumed ? { code: 'year_assumed', params: { year } } : undefined)
}

/** Spreadsheets hold 14:30 as 14:29:59.9996: to the second. */
function fromWallClock(ms: number): Reading<Moment> {
  const iso = new Date(Math.round(ms / 1000) * 1000).toISOString()
  const time = iso.slice(11, 19)
  return taken({ day: iso.slice(0, iso.indexOf('T')), time: time === '00:00:00' ? null : time })
}

function fromNumber(value: number, { epoch1904 }: Surroundings): Reading<Moment> {
  if (Number.isInteger(value) && value >= 19_000_101 && value <= 99_991_231)
    return fromParts(String(value).match(/^(\d{4})(\d{2})(\d{2})$/), null)
  if (value > 0 && value < 1) return taken({ day: null, time: fromWallClock(value * dayMs).value?.time ?? '00:00:00' })
  const serial = epoch1904 ? value + 1462 : value
  if (serial < serials.from || serial >= serials.to + 1) return refused('not_a_day', { value: String(value) })
  return fromWallClock((serial - 25_569) * dayMs)
}

const clock = /(上午|下午|晚上|中午|早上|凌晨|am|pm)?(\d{1,2})[:时点](\d{1,2})?分?(?::(\d{1,2})(?:\.\d+)?秒?)?(am|pm)?$/i

function fromText(cell: string, around: Surroundings): Reading<Moment> {
  const wrong = refused('not_a_day', { value: shown(cell) })
  const text = narrow(cell)
    .replace(/[(]?(星期|周|礼拜)[一二三四五六日天][)]?/g, '')
    .replace(/\s+/g, ' ')
    .trim()
  if (/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/.test(text))
    return fromWallClock(Date.parse(text) + 8 * 3_600_000)
  if (/^\d{5}(\.\d+)?$/.test(text)) return fromNumber(Number(text), around)
  const named = namedMonth(text)
  const parted =
    named ??
    text.match(/^(\d{4}) ?[-/.年] ?(\d{1,2}) ?[-/.月] ?(\d{1,2}) ?[日号]?(?=$|[ T]|上午|下午|[^\d])[ T]?(.*)$/) ??
    text.match(/^(\d{4})(\d{2})(\d{2})(?: (.*))?$/)
  if (parted) {
    const time = startOf((parted[4] ?? '').replaceAll(' ', ''))
    return time === undefined ? wrong : fromParts(parted, time)
  }
  const bare = timeOf(text.replaceAll(' ', ''))
  if (bare) return taken({ day: null, time: bare })
  const yearless = text.match(/^(\d{1,2}) ?月 ?(\d{1,2}) ?[日号]?$/)
  if (yearless) {
    const read = fromParts([text, String(around.year), yearless[1] ?? '', yearless[2] ?? ''], null)
    return taken(read.value ?? null, { code: 'year_assumed', params: { year: around.year } })
  }
  if (/^\d{1,2}[-/.年]\d{1,2}[-/.月]\d{1,4}\b|^([a-z]{3,9}[-/ .]+\d{2}|\d{1,2}[-/ .]+[a-z]{3,9}([-/ .]+\d{2})?)$/i.test(text))
    return refused('day_ambiguous', { value: shown(cell) })
  return wrong
}

const monthNames = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ')
/** 5-Mar-2023, Mar 5, 2023: the month has a name and the year four digits, so that nothing is left to guess. */
function namedMonth(text: string): string[] | null {
  const found =
    text.match(/^(?<day>\d{1,2})[-/ .]+(?<month>[a-z]{3})[a-z]*[-/ .,]+(?<year>\d{4})(?: (?<time>.*))?$/i) ??
    text.match(/^(?<month>[a-z]{3})[a-z]*[-/ .]+(?<day>\d{1,2})[-/ .,]+(?<year>\d{4})(?: (?<time>.*))?$/i)
  const { year = '', month = '', day: on = '', time = '' } = found?.groups ?? {}
  const number = monthNames.indexOf(month.toLowerCase()) + 1
  return number === 0 ? null : [text, year, String(number), on, time]
}

/** The time that a span begins with: of 14:30-17:00 the 14:30. */
function startOf(text: string): string | null | undefined {
  const [start = '', end, more] = text.split(/[-~–—至到]/)
  if (end === undefined) return timeOf(text)
  const [from, to] = [timeOf(start), timeOf(end)]
  return more === undefined && from && to ? from : undefined
}

function fromParts(found: string[] | null, time: string | null): Reading<Moment> {
  const [, year = '', monthPart = '', dayPart = ''] = found ?? []
  return taken({ day: `${year}-${monthPart.padStart(2, '0')}-${dayPart.padStart(2, '0')}`, time: time === '00:00:00' ? null : time })
}

/** `HH:mm:ss`; null for no time at all, undefined for what is none. */
function timeOf(text: string): string | null | undefined {
  if (text === '') return null
  const found = text.match(clock)
  if (found?.index !== 0) return undefined
  const half = (found[1] ?? found[5] ?? '').toLowerCase()
  const later = ['下午', '晚上', '中午', 'pm'].includes(half) && Number(found[2]) < 12
  const hour =
    half === 'am' && Number(found[2]) === 12 ? 0 : Number(found[2]) + (later && !(half === '中午' && Number(found[2]) === 11) ? 12 : 0)
  const [minute, second] = [Number(found[3] ?? 0), Number(found[4] ?? 0)]
  if (hour > 23 || minute > 59 || second > 59) return undefined
  return [hour, minute, second].map((part) => String(part).padStart(2, '0')).join(':')
}
