import { recordCommands } from '../record.ts'
import { requestKind } from './queries.ts'

export const requestCommands = recordCommands(requestKind)
