import { firstOfYear, lastOfMonth, lastOfYear, yearOf } from '#lib/day.ts'

/** Spans of days that are asked for often, as of a day: 本月 本季 本年 上年. */
export function daySpans(today: string): { name: 'month' | 'quarter' | 'year' | 'lastYear'; from: string; to: string }[] {
  const year = yearOf(today)
  const month = Number(today.slice(5, 7))
  const first = Math.floor((month - 1) / 3) * 3 + 1
  const of = (one: number) => `${year}-${String(one).padStart(2, '0')}-01`
  return [
    { name: 'month', from: of(month), to: lastOfMonth(of(month)) },
    { name: 'quarter', from: of(first), to: lastOfMonth(of(first + 2)) },
    { name: 'year', from: firstOfYear(year), to: lastOfYear(year) },
    { name: 'lastYear', from: firstOfYear(year - 1), to: lastOfYear(year - 1) },
  ]
}
