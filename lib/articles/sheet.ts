import { count, integer, summed, text } from '#lib/sheets/cells.ts'
import { day } from '#lib/sheets/days.ts'
import { present } from '#lib/sheets/fields.ts'
import { defineLayout, optional, required } from '#lib/sheets/layout.ts'
import { asOfDay, reviewArticles, reviewFollowers } from './sheet-review.ts'

const articleColumns = {
  title: required(text(), '内容标题', '标题', '文章标题', '图文标题', '推文标题', '推文名称'),
  publishedOn: required(day({ happened: true }), '发表时间', '发布时间', '发表日期', '发布日期', '推送日期', '群发时间', '日期'),
  url: required(text(1000), '内容url', 'url', '链接', '文章链接', '图文链接', '内容链接', '推文链接', '原文链接', '网址'),
  readUsers: optional(summed(count()), '总阅读人数', '阅读人数', '图文总阅读人数', '图文页阅读人数'),
  readTimes: optional(summed(count()), '总阅读次数', '阅读次数', '阅读量', '图文总阅读次数', '图文页阅读次数', '总阅读量'),
  shareUsers: optional(summed(count()), '总分享人数', '分享人数', '分享转发人数'),
  shareTimes: optional(summed(count()), '总分享次数', '分享次数', '分享转发次数'),
  followsAfter: optional(summed(count()), '阅读后关注人数', '阅读后关注', '关注人数'),
  deliveredUsers: optional(summed(count()), '送达人数', '送达'),
  asOfOn: optional(day(), '数据截至', '数据截至日期', '截至日期', '截止日期', '统计截止日期', '导出日期', '导出时间'),
}

/** An article is `mid` + `idx` of its address: `sn`, `chksm` and `scene` vary from export to export. */
export function articleKey(url: string): { mid: string; idx: number } | null {
  const parameters = new URLSearchParams(url.replace(/&amp;/g, '&').split('#')[0]?.split('?')[1] ?? '')
  const [mid, idx] = [parameters.get('mid') ?? parameters.get('appmsgid'), parameters.get('idx') ?? parameters.get('itemidx')]
  return mid && idx && /^\d{1,20}$/.test(mid) && /^[1-9]\d?$/.test(idx) ? { mid, idx: Number(idx) } : null
}

const figures = {
  read_users: 'readUsers',
  read_times: 'readTimes',
  share_users: 'shareUsers',
  share_times: 'shareTimes',
  follows_after: 'followsAfter',
  delivered_users: 'deliveredUsers',
} as const

/** 公众号内容分析, with 16, 14 or 9 columns; people and times are different measures. */
export const articles = defineLayout({
  name: 'articles',
  after: [],
  columns: articleColumns,
  hints: ['内容分析', '推文', '文章', '图文'],
  label: 'title',
  counts: 'publishedOn',
  targets: [
    {
      table: 'articles',
      key: () => ['mid', 'idx'],
      // a nine-column export knows only people: what was known of times stays
      keeps: Object.keys(figures),
      once: ['url'],
      alongside: ['as_of_on', 'reported'],
      repeats: 'latest',
      draft: (row) => {
        const key = articleKey(row.values.url ?? '')
        if (!key) row.refuse('url', 'not_an_article_address')
        const { readUsers, readTimes } = row.values
        if (readUsers !== null && readTimes !== null && readUsers > readTimes) row.warn('readUsers', 'more_people_than_times')
        if (readUsers === null && readTimes === null) row.warn(row.has('readTimes') ? 'readTimes' : 'readUsers', 'article_without_reads')
        if (!key) return null
        return {
          ...key,
          title: row.values.title ?? '',
          published_on: row.values.publishedOn ?? '',
          url: row.values.url,
          ...present(row, figures),
          as_of_on: asOfDay(row),
          reported: Object.entries(figures).flatMap(([column, key]) => (row.values[key] === null ? [] : [column])),
        }
      },
    },
  ],
  review: (rows, tx) => reviewArticles(rows, tx, articleKey),
})

const followerColumns = {
  day: required(day({ happened: true }), '时间', '日期', '统计日期', '统计时间'),
  newUsers: optional(summed(count()), '新关注人数', '新增关注人数', '新增人数', '新关注', '新增关注'),
  cancelledUsers: optional(summed(count()), '取消关注人数', '取关人数', '取消关注', '取消人数'),
  netUsers: optional(summed(integer({ units: ['人'] })), '净增关注人数', '净增人数', '净增关注'),
  totalUsers: required(count(), '累积关注人数', '累计关注人数', '累积人数', '累计人数', '累积关注', '累计关注', '总用户数', '关注总人数'),
}

/** 公众号用户增长: followers are a stock, one value a day, in any order of days. */
export const followerDays = defineLayout({
  name: 'follower_days',
  after: [],
  columns: followerColumns,
  hints: ['用户增长', '关注', '粉丝'],
  label: 'day',
  counts: 'day',
  targets: [
    {
      table: 'follower_days',
      key: () => ['day'],
      keeps: ['new_users', 'cancelled_users'],
      draft: (row) => {
        const { day: on, newUsers, cancelledUsers, netUsers, totalUsers } = row.values
        if (newUsers !== null && cancelledUsers !== null && netUsers !== null && newUsers - cancelledUsers !== netUsers)
          row.warn('netUsers', 'net_differs', { expected: newUsers - cancelledUsers })
        return {
          day: on ?? '',
          total_users: totalUsers ?? 0,
          ...present(row, { new_users: 'newUsers', cancelled_users: 'cancelledUsers' }),
        }
      },
    },
  ],
  review: reviewFollowers,
})
