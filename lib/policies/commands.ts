import { recordCommands } from '../record.ts'
import { policyKind } from './queries.ts'

export const policyCommands = recordCommands(policyKind)
