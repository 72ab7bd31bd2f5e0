import { recordCommands } from '../record.ts'
import { eventKind, matchKind, signInKind } from './queries.ts'

export const { log: logEvent, revise: reviseEvent, remove: removeEvent, restore: restoreEvent } = recordCommands(eventKind)
export const { log: logSignIn, revise: reviseSignIn, remove: removeSignIn, restore: restoreSignIn } = recordCommands(signInKind)
export const { log: logMatch, revise: reviseMatch, remove: removeMatch, restore: restoreMatch } = recordCommands(matchKind)
