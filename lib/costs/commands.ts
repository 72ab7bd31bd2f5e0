import { recordCommands } from '../record.ts'
import { budgetLineKind, meterReadingKind, paymentKind } from './queries.ts'

export const budgetLineCommands = recordCommands(budgetLineKind)
export const paymentCommands = recordCommands(paymentKind)
export const meterReadingCommands = recordCommands(meterReadingKind)
