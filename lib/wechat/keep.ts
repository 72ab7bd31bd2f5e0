import type { Day } from '../day.ts'
import type { Tx } from '../db.ts'
import type { ArticleTotal } from './answers.ts'
import type { Reason } from './schema.ts'

/** What was written of an answer: how many rows, and the days (or articles) that were left out and why. */
export type Kept = { wrote: number; leftOut: { day: Day; reason: Reason }[] }

const json = (rows: unknown) => JSON.stringify(rows)

/** The followers at the end of days. A day of a closed year, or one that somebody removed, stays as it is. */
export async function keepTotals(tx: Tx, totals: ReadonlyMap<Day, number>): Promise<Kept> {
  const rows = json([...totals].map(([day, total]) => ({ day, total })))
  const leftOut = await tx.$queryRaw<Kept['leftOut']>`
    select i.day::text, case when y.year is not null then 'year_closed' else 'removed' end as reason
    from jsonb_to_recordset(${rows}::jsonb) i (day date, total int) left join follower_days f using (day)
    left join years y on y.year = extract(year from i.day) and y.closed_at is not null
    where (y.year is not null and f.total_users is distinct from i.total) or f.removed_at is not null`
  const skipped = leftOut.map(({ day }) => day)
  const wrote = await tx.$executeRaw`
    insert into follower_days as f (day, total_users)
    select i.day, i.total from jsonb_to_recordset(${rows}::jsonb) i (day date, total int) where i.day <> all (${skipped}::date[]) order by i.day
    on conflict (day) do update set total_users = excluded.total_users where f.total_users <> excluded.total_users`
  return { wrote, leftOut }
}

/** Who came and went on days whose totals are known. */
export async function keepFlows(tx: Tx, flows: ReadonlyMap<Day, { came: number; went: number }>): Promise<Kept> {
  const rows = json([...flows].map(([day, flow]) => ({ day, ...flow })))
  const leftOut = await tx.$queryRaw<Kept['leftOut']>`
    select i.day::text, case when y.year is not null then 'year_closed' when f.day is null then 'no_total' else 'removed' end as reason
    from jsonb_to_recordset(${rows}::jsonb) i (day date, came int, went int) left join follower_days f using (day)
    left join years y on y.year = extract(year from i.day) and y.closed_at is not null
    where (y.year is not null and (f.new_users, f.cancelled_users) is distinct from (i.came, i.went)) or f.day is null or f.removed_at is not null`
  const skipped = leftOut.map(({ day }) => day)
  const wrote = await tx.$executeRaw`
    update follower_days f set new_users = i.came, cancelled_users = i.went from jsonb_to_recordset(${rows}::jsonb) i (day date, came int, went int)
    where f.day = i.day and i.day <> all (${skipped}::date[]) and (f.new_users, f.cancelled_users) is distinct from (i.came, i.went)`
  return { wrote, leftOut }
}

/**
 * Articles with their sums of people: the newest on the article (what was seen later elsewhere stays, see prisma/facts/stamps/articles.sql), every
 * day in its history. Times, title and day of publication of an article that is known are not touched: they are not told, or told otherwise.
 */
export async function keepArticles(tx: Tx, articles: readonly ArticleTotal[]): Promise<Kept> {
  const lines = articles.flatMap(({ ref_date: day, msgid, title, content_url: url, detail_list: seen }) => {
    const days = seen.toSorted((a, b) => a.stat_date.localeCompare(b.stat_date))
    const last = days.at(-1)
    return last ? [{ ...msgid, day, title: titleOf(title, msgid), url: url ?? null, days, ...last }] : []
  })
  const leftOut = await tx.$queryRaw<(Kept['leftOut'][number] & { mid: string; idx: number })[]>`
    select i.mid, i.idx, i.day::text, case when a.removed_at is not null then 'removed' else 'year_closed' end as reason
    from jsonb_to_recordset(${json(lines)}::jsonb) i (mid text, idx int, day date, read_user int, share_user int) left join articles a using (mid, idx)
    left join years y on y.year in (extract(year from i.day), extract(year from a.published_on)) and y.closed_at is not null
    where a.removed_at is not null
      or (y.year is not null and (a.id is null or (a.read_users, a.share_users) is distinct from (i.read_user, i.share_user)))`
  const isLeftOut = (one: { mid: string; idx: number }) => leftOut.some(({ mid, idx }) => mid === one.mid && idx === one.idx)
  const rows = json(lines.filter((line) => !isLeftOut(line)))
  const wrote = await tx.$executeRaw`
    insert into articles as a (mid, idx, title, published_on, url, read_users, share_users, follows_after, as_of_on, reported)
    select i.mid, i.idx, i.title, i.day, i.url, i.read_user, i.share_user, i.read_subscribe_user, i.stat_date,
      array_remove(array[case when i.read_user is not null then 'read_users' end, case when i.share_user is not null then 'share_users' end,
        case when i.read_subscribe_user is not null then 'follows_after' end], null)
    from jsonb_to_recordset(${rows}::jsonb) i (mid text, idx int, title text, day date, url text, read_user int, share_user int, read_subscribe_user int, stat_date date)
    order by i.mid, i.idx
    on conflict (mid, idx) do update set as_of_on = excluded.as_of_on, reported = excluded.reported, url = coalesce(a.url, excluded.url),
      read_users = coalesce(excluded.read_users, a.read_users), share_users = coalesce(excluded.share_users, a.share_users),
      follows_after = coalesce(excluded.follows_after, a.follows_after)
    where a.removed_at is null and (a.read_users, a.share_users, a.follows_after) is distinct from
      (coalesce(excluded.read_users, a.read_users), coalesce(excluded.share_users, a.share_users), coalesce(excluded.follows_after, a.follows_after))`
  await tx.$executeRaw`
    insert into article_observations as o (article_id, as_of_on, source, actor, version, read_users, share_users, follows_after)
    select a.id, d.stat_date, 'api', audit_actor(), a.version, d.read_user, d.share_user, d.read_subscribe_user
    from jsonb_to_recordset(${rows}::jsonb) i (mid text, idx int, days jsonb) join articles a using (mid, idx),
      jsonb_to_recordset(i.days) d (stat_date date, read_user int, share_user int, read_subscribe_user int)
    where num_nonnulls(d.read_user, d.share_user, d.read_subscribe_user) > 0
    on conflict (article_id, as_of_on) where source = 'api' do update set read_users = excluded.read_users, share_users = excluded.share_users,
      follows_after = excluded.follows_after, observed_at = now()
    where (o.read_users, o.share_users, o.follows_after) is distinct from (excluded.read_users, excluded.share_users, excluded.follows_after)`
  return { wrote, leftOut: leftOut.map(({ day, reason }) => ({ day, reason })) }
}
/** Titles came to the interface later than the rest; an article without one goes by its number until somebody names it. */
const titleOf = (title: string | undefined, { mid, idx }: { mid: string; idx: number }): string =>
  title?.replaceAll('\u0000', '').trim().slice(0, 200) || `${mid}_${idx}`

type ArticleDay = { mid: string; idx: number; day: Day; people: number | null }
/** Who read, or shared, each article on a day. */
export async function keepArticleDays(tx: Tx, column: 'read_users' | 'share_users', days: readonly ArticleDay[]): Promise<Kept> {
  const wrote = await tx.$executeRawUnsafe(
    `insert into wechat_article_days as d (mid, idx, day, ${column})
     select i.mid, i.idx, i.day, i.people from jsonb_to_recordset($1::jsonb) i (mid text, idx int, day date, people int) order by 1, 2, 3
     on conflict (mid, idx, day) do update set ${column} = excluded.${column} where d.${column} is distinct from excluded.${column}`,
    json(days),
  )
  return { wrote, leftOut: [] }
}

type AccountDay = { day: Day; read: number | null; shared: number | null; published: number | null }
/** Who read and shared anything on a day, and how much was published. */
export async function keepAccountDays(tx: Tx, days: readonly AccountDay[]): Promise<Kept> {
  const wrote = await tx.$executeRaw`
    insert into wechat_account_days as d (day, read_users, share_users, published)
    select i.day, i.read, i.shared, i.published from jsonb_to_recordset(${json(days)}::jsonb) i (day date, read int, shared int, published int) order by 1
    on conflict (day) do update set read_users = excluded.read_users, share_users = excluded.share_users, published = excluded.published
    where (d.read_users, d.share_users, d.published) is distinct from (excluded.read_users, excluded.share_users, excluded.published)`
  return { wrote, leftOut: [] }
}
