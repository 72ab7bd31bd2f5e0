import { type Day, plusDays } from '../day.ts'

/** How soon the end of a paper is announced, in days. */
export const expiryNoticeDays = 60
/** 有效 即将到期 已过期 未生效 */
export type PaperState = 'valid' | 'expiring' | 'expired' | 'upcoming'

/** Whether a paper is in force on a day; both its first and its last day count. Without a last day it does not run out. */
export function paperState({ validFrom, expiresOn }: { validFrom: Day | null; expiresOn: Day | null }, on: Day): PaperState {
  if (expiresOn !== null && expiresOn < on) return 'expired'
  if (validFrom !== null && validFrom > on) return 'upcoming'
  return expiresOn !== null && expiresOn <= plusDays(on, expiryNoticeDays) ? 'expiring' : 'valid'
}
