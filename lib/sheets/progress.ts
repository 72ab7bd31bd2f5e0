/** What an import is doing with its rows. */
export type Phase = 'judging' | 'comparing' | 'writing'
/** Told of each piece of rows that is done: `tell` adds to how many are done, `within` begins after rows that were done before. */
export type Watch = {
  within(before: number, total: number): Watch
  tell(phase: Phase, rows: number): Promise<void>
}

/** Nobody listens. */
export const silent: Watch = { within: () => silent, tell: async () => undefined }

/** Adds up what is done and hands it on. */
export function watching(tellAll: (phase: Phase, done: number, total: number) => Promise<void>): Watch {
  const within = (before: number, total: number): Watch => {
    let done = before
    return {
      within,
      tell: async (phase, rows) => {
        done = Math.min(total, done + rows)
        await tellAll(phase, Math.round(done), total)
      },
    }
  }
  return within(0, 0)
}
