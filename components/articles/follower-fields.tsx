'use client'
import type { Records } from '#components/ui/records.ts'
import { api, client } from '#lib/api.ts'
import { followerDayInput } from '#lib/articles/schema.ts'
import { plusDays, today } from '#lib/day.ts'
import { FollowerNotice } from './follower-notice.tsx'

type FollowerDay = Awaited<ReturnType<typeof client.followerDays.get>>

export const followerDays: Records<FollowerDay> = {
  texts: 'articles.followers',
  write: 'articles.write',
  titleOf: (row) => row.day,
  input: followerDayInput,
  yearly: true,
  importable: true,
  // WeChat's figures are those of yesterday
  start: () => ({ day: plusDays(today(), -1) }),
  notice: (values, id) => <FollowerNotice values={values} id={id} />,
  list: (input) => api.followerDays.list.queryOptions({ input }),
  get: (id) => api.followerDays.get.queryOptions({ input: { id } }),
  operations: client.followerDays,
  columns: [
    { name: 'day', kind: 'day' },
    { name: 'newUsers', kind: 'whole' },
    { name: 'cancelledUsers', kind: 'whole' },
    { name: 'totalUsers', kind: 'whole' },
  ],
  fields: [
    { name: 'day', kind: 'day' },
    { name: 'totalUsers', kind: 'whole' },
    { name: 'newUsers', kind: 'whole' },
    { name: 'cancelledUsers', kind: 'whole' },
  ],
}
