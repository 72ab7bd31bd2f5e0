'use client'
import { RecordScreen } from '#components/ui/record-screen.tsx'
import { followerDays } from './follower-fields.tsx'
import { FollowerOverview } from './follower-overview.tsx'

/** 用户增长 */
export const Followers = () => <RecordScreen records={followerDays} above={<FollowerOverview />} />
