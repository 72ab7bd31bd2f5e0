import { recordCommands } from '../record.ts'
import { inspectionKind } from './queries.ts'

export const {
  log: logInspection,
  revise: reviseInspection,
  remove: removeInspection,
  restore: restoreInspection,
} = recordCommands(inspectionKind)
