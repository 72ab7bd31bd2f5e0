import { recordCommands } from '../record.ts'
import { excuseKind, itemKind, monthKind } from './queries.ts'

export const itemCommands = recordCommands(itemKind)
export const excuseCommands = recordCommands(excuseKind)
export const monthCommands = recordCommands(monthKind)
