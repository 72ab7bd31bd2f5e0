import { command } from '../operation.ts'
import { keptSetting } from './read.ts'
import { keepInput, privacyNotice } from './schema.ts'

/** Sets how long personal data are kept after their end; what is older goes within a day. */
export const reviseKept = command('privacy.keep')
  .input(keepInput)
  .output(privacyNotice)
  .handler(async ({ input: { months }, context: { tx } }) => {
    await tx.setting.upsert({ where: { name: keptSetting }, create: { name: keptSetting, value: months }, update: { value: months } })
    return { months }
  })
