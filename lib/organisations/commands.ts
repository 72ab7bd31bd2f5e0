import { recordCommands } from '../record.ts'
import { organisationKind, stayKind } from './queries.ts'

export const {
  log: logOrganisation,
  revise: reviseOrganisation,
  remove: removeOrganisation,
  restore: restoreOrganisation,
} = recordCommands(organisationKind)
export const { log: logStay, revise: reviseStay, remove: removeStay, restore: restoreStay } = recordCommands(stayKind)
