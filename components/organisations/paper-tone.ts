import { type Day, today } from '#lib/day.ts'
import { paperState } from '#lib/documents/rules.ts'

/** Colours of the states of a paper. */
export const paperTones = { valid: 'teal', expiring: 'orange', expired: 'red', upcoming: 'blue' }

/** The colour of a day on which a paper ends, once it comes near; nothing where there is time. */
export function expiryTone(expiresOn: Day | null): string | undefined {
  const state = paperState({ validFrom: null, expiresOn }, today())
  return state === 'valid' ? undefined : paperTones[state]
}
