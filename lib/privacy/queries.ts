import { query } from '../operation.ts'
import { heldNow, lastRun, monthsOf, openedLately } from './read.ts'
import { privacyNotice, privacyView } from './schema.ts'

/** All personal data of the house: what, whose, what for, how long, how masked, how many; and who looked lately. */
export const getPrivacy = query('privacy.read')
  .output(privacyView)
  .handler(async ({ context: { db } }) => ({
    months: await monthsOf(db),
    last: await lastRun(db),
    columns: await heldNow(db),
    opened: await openedLately(db),
    tables: ['settings'],
  }))

/** For the public page: how long what people give is kept. */
export const getNotice = query('public.privacy')
  .output(privacyNotice)
  .handler(async ({ context: { db } }) => ({ months: await monthsOf(db) }))
