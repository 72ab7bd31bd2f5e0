import type { z } from 'zod'
import { type Day, fromColumn, toColumn } from '../day.ts'
import type { Db } from '../db.ts'
import { fail } from '../errors.ts'
import type { ArticleObservation, articleSeen, followerSeries } from './schema.ts'

/** All that was ever seen of an article's figures, oldest day first; of one day the last word comes last. */
export async function seenOf(db: Db, id: string): Promise<z.infer<typeof articleSeen>> {
  const article = await db.article.findUnique({ where: { id }, select: { mid: true, idx: true } })
  if (!article) throw fail('NOT_FOUND')
  const found = await db.articleObservation.findMany({ where: { articleId: id }, orderBy: [{ asOfOn: 'asc' }, { observedAt: 'asc' }] })
  const days = await db.wechatArticleDay.findMany({ where: article, orderBy: { day: 'asc' } })
  const users = await db.user.findMany({
    where: { userName: { in: [...new Set(found.map(({ actor }) => actor))] } },
    select: { userName: true, name: true },
  })
  const names = new Map(users.map(({ userName, name }) => [userName, name]))
  return {
    observations: found.map(({ articleId: _, version: __, asOfOn, observedAt, withdrawnAt, source, ...one }) => ({
      ...one,
      day: fromColumn(asOfOn),
      observedAt: observedAt.toISOString(),
      withdrawnAt: withdrawnAt?.toISOString() ?? null,
      source: source as ArticleObservation['source'],
      actorName: names.get(one.actor) ?? null,
    })),
    days: days.map(({ day, readUsers, shareUsers }) => ({ day: fromColumn(day), readUsers, shareUsers })),
    tables: ['articles', 'wechat_runs'],
  }
}

/** Four years of days. */
const most = 1461

/** The followers from one day to another, oldest first, and where the series begins and ends. */
export async function seriesOf(db: Db, { from, to }: { from: Day; to: Day }): Promise<z.infer<typeof followerSeries>> {
  const days = await db.followerDay.findMany({
    where: { removedAt: null, day: { gte: toColumn(from), lte: toColumn(to) } },
    orderBy: { day: 'desc' },
    take: most,
    select: { id: true, day: true, newUsers: true, cancelledUsers: true, totalUsers: true },
  })
  const ends = await db.followerDay.aggregate({ where: { removedAt: null }, _min: { day: true }, _max: { day: true } })
  return {
    days: days.reverse().map((one) => ({ ...one, day: fromColumn(one.day) })),
    first: ends._min.day && fromColumn(ends._min.day),
    last: ends._max.day && fromColumn(ends._max.day),
    tables: ['follower_days'],
  }
}
