import { randomUUID } from 'node:crypto'
import { toColumn } from '../day.ts'
import { db } from '../db.ts'
import type { Role } from '../permissions.ts'
import { as } from './callers.ts'

/** Somebody with an account, and the whole router as they use it. */
export async function somebody(role: Role, over: { email?: string | null; locale?: string; name?: string; userName?: string } = {}) {
  const { email = `${randomUUID().slice(0, 8)}@example.com`, name = `${role}-${randomUUID().slice(0, 4)}` } = over
  const user = await db().user.create({
    data: {
      userName: over.userName ?? `u${randomUUID().slice(0, 8)}`,
      name,
      role,
      email,
      locale: over.locale ?? 'zh-Hans',
      passwordHash: '',
    },
  })
  return { id: user.id, name, email, api: as(role, { userId: user.id, userName: user.userName, name }) }
}

/** An indicator of a year that counts articles: 40 of them. */
export const articlesIndicator = (year: number, over: { code?: string; target?: string; formula?: object } = {}) =>
  db().indicator.create({
    data: {
      ...{
        year,
        code: over.code ?? 'O4',
        level1: '产出',
        level2: '数量',
        name: '公众号推文发布篇数',
        operator: '≥',
        target: over.target ?? '40',
      },
      ...{ unit: '篇', weight: '10', position: 1 },
      formula: over.formula ?? { numerator: { measure: 'articles.published', reducer: 'sum', facets: [] }, denominator: null, scale: '1' },
    },
  })

/** So many articles on a day. */
export const articlesOn = (day: string, count: number) =>
  db().article.createMany({
    data: Array.from({ length: count }, () => ({ mid: randomUUID(), idx: 1, title: '推文', publishedOn: toColumn(day) })),
  })

/** What somebody's inbox holds, as words: kind, and whether it was read or is over. */
export async function inboxOf(api: ReturnType<typeof as>, show: 'all' | 'unread' | 'lasting' = 'all') {
  const { rows } = await api.notifications.list({ show })
  return rows.map(({ kind, params, readAt, endedAt }) => ({ kind, params, isRead: readAt !== null, isOver: endedAt !== null }))
}

/** What becomes of the words to somebody, oldest first: `mail began waiting`. */
export async function wordsTo(userId: string, channel?: string): Promise<string[]> {
  const rows = await db().alertDelivery.findMany({ where: { userId, channel }, orderBy: [{ createdAt: 'asc' }, { channel: 'asc' }] })
  return rows.map((row) => [row.channel, row.occasion, row.state, row.reason].filter(Boolean).join(' '))
}

/** Nothing was looked at, told or chosen yet. */
export async function forgetAlerts(): Promise<void> {
  for (const table of [
    ...[
      'alert_deliveries',
      'notifications',
      'alerts',
      'alert_rounds',
      'digests',
      'alert_rules',
      'alert_subscriptions',
      'alert_preferences',
    ],
    ...['digest_preferences', 'channel_states', 'mail_accounts', 'wecom_robots', 'users', 'service_team_members', 'service_teams'],
  ])
    await db().$executeRawUnsafe(`delete from ${table}`)
  await db().$executeRawUnsafe(`do $$ begin if to_regclass('throttles') is not null then delete from throttles; end if; end $$`)
}
