import { recordCommands } from '../record.ts'
import { requestKind } from './queries.ts'

export const { log: logRequest, revise: reviseRequest, remove: removeRequest, restore: restoreRequest } = recordCommands(requestKind)
