import { recordCommands } from '../record.ts'
import { inspectionKind } from './queries.ts'

export const inspectionCommands = recordCommands(inspectionKind)
