import { recordCommands } from '../record.ts'
import { articleKind, followerDayKind } from './queries.ts'

export const { log: logArticle, revise: reviseArticle, remove: removeArticle, restore: restoreArticle } = recordCommands(articleKind)
export const {
  log: logFollowerDay,
  revise: reviseFollowerDay,
  remove: removeFollowerDay,
  restore: restoreFollowerDay,
} = recordCommands(followerDayKind)
