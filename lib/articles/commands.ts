import { recordCommands } from '../record.ts'
import { articleKind, followerDayKind } from './queries.ts'

export const articleCommands = recordCommands(articleKind)
export const followerDayCommands = recordCommands(followerDayKind)
