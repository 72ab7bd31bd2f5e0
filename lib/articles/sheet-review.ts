import { fromColumn, isDay, plusDays, toColumn, today } from '#lib/day.ts'
import type { Tx } from '#lib/db.ts'
import { narrow } from '#lib/sheets/cells.ts'
import type { SheetRow } from '#lib/sheets/rows.ts'
import { doubtOfTimes, type Figures, type FollowerCheck, figureNames, followerChecks } from './rules.ts'

type ArticleRow = SheetRow & { values: Figures & { asOfOn: string | null; publishedOn: string | null; url: string | null } }
type Key = (url: string) => { mid: string; idx: number } | null

/**
 * The day up to which an export counts: its own column, else the day that stands above its table (数据截至 2023-12-31, 导出时间：…), else today, the
 * moment of the import. A span of days above a table says which articles are in it, not when they were counted.
 */
export function asOfDay({ values, above }: Pick<SheetRow, 'values' | 'above'>): string {
  const column = (values as { asOfOn?: string | null }).asOfOn
  const said = above
    .map((line) => narrow(line).match(/(?:截至|截止|导出|下载|取数|更新)\D{0,8}(\d{4})\D?(\d{1,2})\D?(\d{1,2})(?!\d)/))
    .find(Boolean)
  const above1 = said && `${said[1]}-${said[2]?.padStart(2, '0')}-${said[3]?.padStart(2, '0')}`
  const known = column ?? (above1 && isDay(above1) ? above1 : null)
  return known !== null && known < today() ? known : today()
}

/** Warns about what only the articles that are known can tell: another day of publication, figures that are older, people in a column of times. */
export async function reviewArticles(rows: SheetRow[], tx: Tx, keyOf: Key): Promise<void> {
  const keyed = (rows as ArticleRow[]).flatMap((row) => {
    const key = row.values.url ? keyOf(row.values.url) : null
    return key ? [{ row, name: `${key.mid}_${key.idx}`, mid: key.mid }] : []
  })
  const found = await tx.article.findMany({ where: { mid: { in: keyed.map(({ mid }) => mid) } } })
  const known = new Map(found.map((article) => [`${article.mid}_${article.idx}`, article]))
  for (const { row, name } of keyed) {
    const article = known.get(name)
    const { publishedOn } = row.values
    if (article && publishedOn && fromColumn(article.publishedOn) !== publishedOn)
      row.warn('publishedOn', 'article_moved', { from: fromColumn(article.publishedOn), to: publishedOn })
    const newest = article && olderFigures(row, article)
    if (newest) row.warn(null, 'older_observation', { day: asOfDay(row), known: newest })
    // an older export tells lower figures by its nature
    for (const { code, figure, other } of newest ? [] : doubtOfTimes(row.values, article ?? null))
      row.warn(figure, code, { value: row.values[figure] ?? 0, other })
  }
}

/** The newest day of the figures that an older export would take back; null when it would not. */
function olderFigures(row: ArticleRow, article: Figures & { figuresOn: unknown }): string | null {
  const days = article.figuresOn as Record<string, string>
  const column = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
  const taken = figureNames.filter((name) => row.values[name] !== null && row.values[name] !== article[name])
  return (
    taken
      .map((name) => days[column(name)] ?? '')
      .filter((day) => day > asOfDay(row))
      .toSorted()
      .at(-1) ?? null
  )
}

type FollowerRow = SheetRow & {
  values: { day: string | null; newUsers: number | null; cancelledUsers: number | null; totalUsers: number | null }
}
/** So many days before the first one tell what is usual. */
const lookedBack = 31

/** Warns where stock and flow do not agree and where the total jumps, with the days that are known around those of the file. */
export async function reviewFollowers(rows: SheetRow[], tx: Tx): Promise<void> {
  const told = (rows as FollowerRow[]).flatMap((row) => {
    const { day, totalUsers, ...flow } = row.values
    return day !== null && totalUsers !== null ? [{ row, figures: { ...flow, day, totalUsers } }] : []
  })
  const days = told.map(({ figures }) => figures.day).toSorted()
  const [first, last] = [days[0], days.at(-1)]
  if (!first || !last) return
  const around = await tx.followerDay.findMany({
    where: { day: { gte: toColumn(plusDays(first, -lookedBack)), lte: toColumn(plusDays(last, 1)) }, removedAt: null },
  })
  const byDay = new Map(told.map(({ row, figures }) => [figures.day, row]))
  const known = around.map((one) => ({ ...one, day: fromColumn(one.day) })).filter(({ day }) => !byDay.has(day))
  const series = [...new Map([...known, ...told.map(({ figures }) => figures)].map((one) => [one.day, one])).values()]
  for (const check of followerChecks(series)) sayFollower(check, byDay)
}

function sayFollower(check: FollowerCheck, rows: ReadonlyMap<string, SheetRow>): void {
  const row = rows.get(check.day)
  if (check.kind === 'break') {
    const { day, expected, value } = check
    if (row) row.warn('totalUsers', 'stock_and_flow_differ', { expected, value })
    // the day after is known already, and fits no more
    else rows.get(plusDays(day, -1))?.warn('totalUsers', 'next_day_differs', { day, expected, value })
  }
  if (check.kind === 'jump') row?.warn('totalUsers', 'followers_jump', { previous: check.previous, value: check.value })
}
