/** Where a key stands: it waits for a second person, opens, has run out, or was taken back. */
export const keyStates = ['waiting', 'live', 'expired', 'revoked'] as const
export type KeyState = (typeof keyStates)[number]

/** For how many days keys are given. */
export const keyDays = [30, 90, 180, 365] as const

type Dates = { approvedAt: Date | null; revokedAt: Date | null; expiresAt: Date }

export function keyState({ approvedAt, revokedAt, expiresAt }: Dates, now: Date): KeyState {
  if (revokedAt) return 'revoked'
  if (expiresAt <= now) return 'expired'
  return approvedAt ? 'live' : 'waiting'
}
