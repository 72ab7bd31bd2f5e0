import { recordCommands } from '../record.ts'
import { responseKind, surveyKind } from './queries.ts'

export const surveyCommands = recordCommands(surveyKind)
export const responseCommands = recordCommands(responseKind)
