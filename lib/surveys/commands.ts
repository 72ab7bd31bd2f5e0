import { recordCommands } from '../record.ts'
import { responseKind, surveyKind } from './queries.ts'

export const { log: logSurvey, revise: reviseSurvey, remove: removeSurvey, restore: restoreSurvey } = recordCommands(surveyKind)
export const { log: logResponse, revise: reviseResponse, remove: removeResponse, restore: restoreResponse } = recordCommands(responseKind)
