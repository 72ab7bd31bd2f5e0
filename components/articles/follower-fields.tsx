'use client'
import { RecordScreen } from '#components/ui/record-screen.tsx'
import type { Records } from '#components/ui/records.ts'
import { api, client } from '#lib/api.ts'
import { followerDayInput } from '#lib/articles/schema.ts'
import { plusDays, today } from '#lib/day.ts'

type FollowerDay = Awaited<ReturnType<typeof client.followerDays.get>>

const followerDays: Records<FollowerDay> = {
  texts: 'articles.followers',
  write: 'articles.write',
  titleOf: (row) => row.day,
  input: followerDayInput,
  yearly: true,
  importable: true,
  // WeChat's figures are those of yesterday
  start: () => ({ day: plusDays(today(), -1) }),
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

/** 用户增长 */
export const Followers = () => <RecordScreen records={followerDays} />
