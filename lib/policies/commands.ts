import { recordCommands } from '../record.ts'
import { policyKind } from './queries.ts'

export const { log: logPolicy, revise: revisePolicy, remove: removePolicy, restore: restorePolicy } = recordCommands(policyKind)
