import { recordCommands } from '../record.ts'
import { assessmentKind, scorecardKind } from './queries.ts'

export const scorecardCommands = recordCommands(scorecardKind)
export const assessmentCommands = recordCommands(assessmentKind)
