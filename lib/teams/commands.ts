import { recordCommands } from '../record.ts'
import { memberKind, teamKind } from './queries.ts'

export const teamCommands = recordCommands(teamKind)
export const memberCommands = recordCommands(memberKind)
