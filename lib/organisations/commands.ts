import { recordCommands } from '../record.ts'
import { organisationKind, stayKind } from './queries.ts'

export const organisationCommands = recordCommands(organisationKind)
export const stayCommands = recordCommands(stayKind)
