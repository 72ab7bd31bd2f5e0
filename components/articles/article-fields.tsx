'use client'
import type { Records } from '#components/ui/records.ts'
import { api, client } from '#lib/api.ts'
import { articleInput } from '#lib/articles/schema.ts'
import { today } from '#lib/day.ts'
import { ArticleNotice } from './article-notice.tsx'

export type Article = Awaited<ReturnType<typeof client.articles.get>>

export const articles: Records<Article> = {
  texts: 'articles.article',
  write: 'articles.write',
  titleOf: (row) => row.title,
  page: (row) => `/articles/${row.id}`,
  evidence: 'articles',
  notice: (values, id) => <ArticleNotice values={values} id={id} />,
  input: articleInput,
  yearly: true,
  importable: true,
  start: () => ({ idx: '1', publishedOn: today(), asOfOn: today() }),
  list: (input) => api.articles.list.queryOptions({ input }),
  get: (id) => api.articles.get.queryOptions({ input: { id } }),
  operations: client.articles,
  columns: [
    { name: 'title', kind: 'text' },
    { name: 'publishedOn', kind: 'day' },
    { name: 'readTimes', kind: 'whole' },
    { name: 'readUsers', kind: 'whole' },
    { name: 'shareTimes', kind: 'whole', wideOnly: true },
    { name: 'shareUsers', kind: 'whole', wideOnly: true },
  ],
  fields: [
    { name: 'title', kind: 'text', wide: true },
    { name: 'publishedOn', kind: 'day' },
    { name: 'url', kind: 'text' },
    { name: 'mid', kind: 'text' },
    { name: 'idx', kind: 'whole' },
    { name: 'readTimes', kind: 'whole' },
    { name: 'readUsers', kind: 'whole' },
    { name: 'asOfOn', kind: 'day' },
    { name: 'shareTimes', kind: 'whole', rare: true },
    { name: 'shareUsers', kind: 'whole', rare: true },
    { name: 'followsAfter', kind: 'whole', rare: true },
    { name: 'deliveredUsers', kind: 'whole', rare: true },
  ],
}
