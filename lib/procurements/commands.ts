import { recordCommands } from '../record.ts'
import { acceptanceKind, procurementKind } from './queries.ts'

export const procurementCommands = recordCommands(procurementKind)
export const acceptanceCommands = recordCommands(acceptanceKind)
