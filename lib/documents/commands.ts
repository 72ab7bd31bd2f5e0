import { recordCommands } from '../record.ts'
import { documentKind } from './queries.ts'

export const documentCommands = recordCommands(documentKind)
