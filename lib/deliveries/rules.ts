/** How long is waited after each try that failed, in minutes; after the last one it is given up. */
const waits = [1, 5, 15, 60, 240]
export const mostTries = waits.length + 1

/** When a message is tried again that failed for the nth time; null when it is given up. */
export function nextTry(attempts: number, now: Date): Date | null {
  const minutes = waits[attempts - 1]
  return minutes === undefined ? null : new Date(now.getTime() + minutes * 60_000)
}

/** The group's limit is counted by the minute. */
export const afterRate = (now: Date): Date => new Date(now.getTime() + 61_000)
