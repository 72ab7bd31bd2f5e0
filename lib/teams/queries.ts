import { recordQueries } from '../record.ts'
import { memberInput, memberView, teamInput, teamView } from './schema.ts'

const there = { removedAt: null }
export const teamKind = {
  model: 'serviceTeam',
  read: 'requests.read',
  write: 'serviceDesk.write',
  input: teamInput,
  view: teamView,
  search: ['name'],
  by: 'updatedAt',
  include: {
    members: { where: there, select: { name: true, isLead: true }, orderBy: [{ isLead: 'desc' }, { createdAt: 'asc' }] },
    organisations: { where: there, select: { id: true, name: true }, orderBy: { code: 'asc' } },
    requests: { where: { ...there, status: { in: ['assigned', 'in_progress'] } }, select: { id: true } },
  },
} as const
export const teamQueries = recordQueries(teamKind)

export const memberKind = {
  model: 'serviceTeamMember',
  read: 'requests.read',
  write: 'serviceDesk.write',
  input: memberInput,
  view: memberView,
  search: ['name', 'duty'],
  by: 'createdAt',
} as const
export const memberQueries = recordQueries(memberKind)
