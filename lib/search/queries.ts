import type { Db } from '../db.ts'
import { Prisma } from '../generated/prisma/client.ts'
import { simplified, wordsOf } from '../han.ts'
import { type Actor, query } from '../operation.ts'
import { holds } from '../permissions.ts'
import { type Kind, type KindName, kindNames, kinds } from './kinds.ts'
import { marksIn } from './rules.ts'
import { readingsAnswer, readingsInput, type SearchGroup, searchAnswer, searchInput } from './schema.ts'

/** How many records of a kind are shown. */
const most = 5

/** Records of every kind that the reader may see and that hold all of the words: by parts of what they say, in either script, by pinyin and initials. */
export const searchAll = query('self.read')
  .input(searchInput)
  .output(searchAnswer)
  .handler(async ({ input, context: { db, actor } }) => {
    const words = wordsOf(input.words)
    return { groups: await groupsOf(db, actor, words, input.words), words }
  })

/** What texts are found by: simplified, in pinyin, in initials; in the order asked. */
export const readTexts = query('self.read')
  .input(readingsInput)
  .output(readingsAnswer)
  .handler(async ({ input: { texts }, context: { db } }) => {
    const rows = await db.$queryRaw<{ reading: string }[]>`
      select search_text_of(text) as reading from unnest(${texts}::text[]) with ordinality as t (text, place) order by place`
    return { readings: rows.map(({ reading }) => reading) }
  })

async function groupsOf(db: Db, actor: Actor | null, words: readonly string[], asked: string): Promise<SearchGroup[]> {
  const readable = kindNames.filter((name) => holds(actor, kinds[name].read))
  const found = await find(db, words, readable)
  const groups = readable.flatMap((name) => {
    const rows = found.filter(({ kind }) => kind === name)
    return rows.length > 0 ? [{ rank: rows[0]?.rank ?? 0, group: groupOf(name, rows, words, asked) }] : []
  })
  // a kind whose best fits better comes first; sorting keeps the order of kinds between equals
  return groups.sort((one, other) => other.rank - one.rank).map(({ group }) => group)
}

type Found = { kind: KindName; id: string; title: string; day: string | null; at: string; rank: number; read: string }

/** The best of each kind, one more than are shown, in one round trip. */
function find(db: Db, words: readonly string[], names: readonly KindName[]): Promise<Found[]> {
  const patterns = words.map((word) => `%${word.replace(/[\\%_]/g, '\\$&')}%`)
  const [first = ''] = words
  // best: what begins with the first word; then where a column, its pinyin or its initials do; then what holds it anywhere
  const rank = Prisma.sql`case when starts_with(r.search_text, ${first}) then 3
    when position(chr(10) || ${first} in r.search_text) > 0 then 2 else 1 end`
  const parts = names.map((name) => {
    const { title, day = 'null::date', at = 'r.id' }: Kind = kinds[name]
    return Prisma.sql`(select ${name}::text as kind, r.id, ${Prisma.raw(title)} as title, ${Prisma.raw(day)} as day, ${Prisma.raw(at)} as at, ${rank} as rank
      from ${Prisma.raw(`"${name}"`)} r where r.removed_at is null and r.search_text like all (${patterns}::text[])
      order by ${rank} desc, ${Prisma.raw(day)} desc nulls last, r.id limit ${most + 1})`
  })
  return db.$queryRaw<Found[]>`
    select f.kind, f.id, f.title, f.day::text as day, f.at, f.rank, search_text_of(f.title) as read
    from (${Prisma.join(parts, ' union all ')}) f order by f.rank desc, f.day desc nulls last, f.id`
}

function groupOf(name: KindName, rows: readonly Found[], words: readonly string[], asked: string): SearchGroup {
  const { page, list }: Kind = kinds[name]
  return {
    kind: name,
    hits: rows
      .slice(0, most)
      .map(({ id, title, day, at, read }) => ({ id, title, day, path: `${page}${at}`, marks: marksOf(title, read, words) })),
    list: list && rows.length > most ? `${list}?search=${encodeURIComponent(asked)}` : null,
  }
}

const marksOf = (title: string, read: string, words: readonly string[]) => {
  const plain = [...title].map((letter) => simplified(letter.normalize('NFKC').toLowerCase()))
  return marksIn(plain, read.split('\n').at(-1) ?? '', words)
}
