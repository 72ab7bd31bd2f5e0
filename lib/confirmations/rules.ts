const day = 86_400_000
/** How long a side may change its answer, in milliseconds. */
const changeableMs = 30 * day

/** Until when a side may change the answer that it first gave at a moment. */
export const changeableUntil = (answeredAt: Date): Date => new Date(answeredAt.getTime() + changeableMs)

/** Whether a side may answer now: not once the match has ended, and not once its answer is 30 days old. */
export function confirmationState(stage: string, answeredAt: Date | null, now: Date): 'open' | 'settled' | 'ended' {
  if (stage === 'ended') return 'ended'
  return answeredAt && changeableUntil(answeredAt) <= now ? 'settled' : 'open'
}
