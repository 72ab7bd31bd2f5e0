import { query } from '../operation.ts'
import { logOf, stateOf } from './read.ts'
import { logInput, wechatLog, wechatState } from './schema.ts'

/** The connector as it stands: the account (never its secret), today's requests, the last rounds, what stopped, and what is missing. */
export const getWechatState = query('wechat.read')
  .output(wechatState)
  .handler(({ context: { db } }) => stateOf(db))

/** What was asked of WeChat and what came of it, newest first. */
export const listWechatPulls = query('wechat.read')
  .input(logInput)
  .output(wechatLog)
  .handler(({ input, context: { db } }) => logOf(db, input))
