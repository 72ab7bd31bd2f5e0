import { recordCommands } from '../record.ts'
import { policyKind, policyVersionKind } from './queries.ts'

export const policyCommands = recordCommands(policyKind)
export const policyVersionCommands = recordCommands(policyVersionKind)
