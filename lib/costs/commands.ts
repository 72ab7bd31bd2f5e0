import { recordCommands } from '../record.ts'
import { allocationRuleKind, paymentKind } from './queries.ts'

export const paymentCommands = recordCommands(paymentKind)
export const allocationRuleCommands = recordCommands(allocationRuleKind)
