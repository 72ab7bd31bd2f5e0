/** Where a link to the big screen stands. */
export const wallStates = ['open', 'expired', 'revoked'] as const
export type WallState = (typeof wallStates)[number]

/** For how many days links are usually given. */
export const wallDays = [7, 30, 90, 365] as const

export function wallState({ expiresAt, revokedAt }: { expiresAt: Date; revokedAt: Date | null }, now: Date): WallState {
  if (revokedAt) return 'revoked'
  return expiresAt > now ? 'open' : 'expired'
}

/** The year that a screen shows: the running one, or the latest before it that has indicators; a draft of the next year is nothing to hang up yet. */
export const wallYear = (years: readonly number[], thisYear: number): number =>
  [...years].sort((a, b) => b - a).find((year) => year <= thisYear) ?? thisYear
