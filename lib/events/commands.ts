import { recordCommands } from '../record.ts'
import { eventKind, matchKind, signInKind } from './queries.ts'

export const eventCommands = recordCommands(eventKind)
export const signInCommands = recordCommands(signInKind)
export const matchCommands = recordCommands(matchKind)
