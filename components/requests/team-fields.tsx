'use client'
import { RecordScreen } from '#components/ui/record-screen.tsx'
import type { Records } from '#components/ui/records.ts'
import { api, client } from '#lib/api.ts'
import { memberInput, teamInput } from '#lib/teams/schema.ts'

export type Team = Awaited<ReturnType<typeof client.serviceTeams.get>>
type Member = Awaited<ReturnType<typeof client.serviceTeamMembers.get>>

export const teamRecords: Records<Team> = {
  texts: 'requests.team',
  write: 'serviceDesk.write',
  titleOf: (row) => row.name,
  page: (row) => `/requests/teams/${row.id}`,
  input: teamInput,
  yearly: false,
  start: () => ({ isInUse: true }),
  list: (input) => api.serviceTeams.list.queryOptions({ input }),
  get: (id) => api.serviceTeams.get.queryOptions({ input: { id } }),
  operations: client.serviceTeams,
  order: [{ by: 'name', descending: false }],
  columns: [
    { name: 'name', kind: 'text' },
    { name: 'lead', kind: 'text', of: (row) => row.members.find(({ isLead }) => isLead)?.name },
    { name: 'members', kind: 'tags', of: (row) => row.members.map(({ name }) => name) },
    { name: 'organisations', kind: 'whole', of: (row) => row.organisations.length },
    { name: 'open', kind: 'whole', of: (row) => row.requests.length },
    { name: 'isInUse', kind: 'yesNo', tones: { true: 'teal', false: 'gray' }, wideOnly: true },
  ],
  fields: [
    { name: 'name', kind: 'text', wide: true },
    { name: 'isInUse', kind: 'yesNo' },
    { name: 'note', kind: 'long' },
  ],
}

/** The people of one team. */
export const membersOf = (teamId: string): Records<Member> => ({
  texts: 'requests.member',
  write: 'serviceDesk.write',
  titleOf: (row) => row.name,
  input: memberInput,
  yearly: false,
  fixed: { teamId },
  start: () => ({ isLead: false }),
  list: (input) => api.serviceTeamMembers.list.queryOptions({ input }),
  get: (id) => api.serviceTeamMembers.get.queryOptions({ input: { id } }),
  operations: client.serviceTeamMembers,
  order: [{ by: 'isLead', descending: true }],
  columns: [
    { name: 'name', kind: 'text' },
    { name: 'duty', kind: 'text' },
    { name: 'isLead', kind: 'yesNo', tones: { true: 'teal' } },
    { name: 'userName', kind: 'text', wideOnly: true },
  ],
  fields: [
    { name: 'name', kind: 'text' },
    { name: 'duty', kind: 'text' },
    { name: 'isLead', kind: 'yesNo' },
    { name: 'userName', kind: 'text' },
  ],
})

/** 服务小组 */
export const ServiceTeams = () => <RecordScreen records={teamRecords} />
