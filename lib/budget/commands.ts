import { recordCommands } from '../record.ts'
import { budgetAdjustmentKind, budgetLineKind } from './queries.ts'

export const budgetLineCommands = recordCommands(budgetLineKind)
export const budgetAdjustmentCommands = recordCommands(budgetAdjustmentKind)
