import type { Client } from 'pg'
import type { ListAsk } from '../../lib/shapes.ts'

/** How many events the list is tried on. */
export const manyEvents = 100_000

/** Fills the list of events up to a hundred thousand by SQL; returns how long that took, in milliseconds, triggers and all. */
export async function makeManyEvents(client: Client): Promise<number> {
  const began = performance.now()
  await client.query(
    `insert into events (code, title, kind, held_on, status, region, venue)
     select 'X-' || lpad(n::text, 6, '0'),
       (array['“倾”沙龙：青年创业交流', '参访接待香港中华总商会代表团', '赴港澳交流之银行业会计专场', '政策宣讲会', '挂牌活动'])[n * 7 % 5 + 1]
         || (array['澳门', '香港', '南沙', '广州', '国际', '青年', '科技', '金融', '文化', '法律'])[n * 13 % 10 + 1] || n * 31 % 9973,
       (array['salon', 'visit', 'exchange', 'briefing', 'unveiling'])[n * 7 % 5 + 1], date '2024-01-01' + (n * 17 % 700),
       (array['held', 'planned', 'cancelled'])[n % 3 + 1], (array['南沙', '香港', '澳门', null])[n % 4 + 1], '南沙国际人才港' || n % 10 || '楼'
     from generate_series(1, $1 - (select count(*)::int from events)) n`,
    [manyEvents],
  )
  const took = performance.now() - began
  await client.query('vacuum analyze events')
  return took
}

const size = 50
const lastPage = manyEvents / size
const by = (column: string, descending = false) => ({ sort: [{ by: column, descending }], size })
/** What people ask a list of events, by what it is called. Each is to be answered within 150 ms. */
export const eventAsks: Record<string, ListAsk> = {
  'first page': { size },
  'last page but a hundred': { size, page: lastPage - 100 },
  'page in the middle': { size, page: lastPage / 2 },
  'by title in pinyin order': by('title'),
  'by title, far page': { ...by('title'), page: lastPage - 100 },
  'by title, page in the middle': { ...by('title', true), page: lastPage / 2 },
  'by code, far page': { ...by('code'), page: lastPage - 100 },
  'by a column without index, far page': { ...by('venue'), page: lastPage - 100 },
  'of two kinds': { size, filters: { kind: { is: ['salon', 'visit'] } } },
  'of two kinds, by title, far page': { ...by('title'), filters: { kind: { is: ['salon', 'visit'] } }, page: 700 },
  'of a quarter, held': { size, filters: { heldOn: { from: '2025-04-01', to: '2025-06-30' }, status: { is: ['held'] } } },
  'title contains 香港': { size, filters: { title: { contains: '香港' } } },
  'search by initials': { size, search: 'xgzhzsh' },
  'search by pinyin': { size, search: 'shalong nansha' },
  'search for one character': { size, search: '港' },
  'search for two letters that nothing has': { size, search: 'zq' },
  'search in 繁體, by title': { ...by('title'), search: '總商會' },
  'a thousand rows': { size: 1000 },
}
