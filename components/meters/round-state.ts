import type { Draft } from '#components/drafts/draft.ts'
import type { RoundLine } from '#lib/meters/schema.ts'

/** open: nobody has read it; typed: begun here and not saved; waiting: goes out once the connection is back; refused: came back; done: in the house. */
export type RoundState = 'open' | 'typed' | 'waiting' | 'refused' | 'done'

/** The draft of a round's reading of one meter on this device. */
export const draftOf = (drafts: readonly Draft[], code: string): Draft | undefined =>
  drafts.findLast((draft) => draft.noun === 'meters.reading' && !draft.base && draft.fixed.meterCode === code)

/** How far one meter of the round is; `saved` are those that were just sent from here. */
export function stateOf(line: RoundLine, drafts: readonly Draft[], saved: ReadonlySet<string>): RoundState {
  if (line.done) return 'done'
  const draft = draftOf(drafts, line.code)
  if (draft?.state === 'waiting') return 'waiting'
  if (draft && draft.state !== 'typed') return 'refused'
  return saved.has(line.code) ? 'done' : draft ? 'typed' : 'open'
}

/** The meter that comes next: the first that still has to be read after `code`, or else from the beginning. */
export function nextOf(lines: readonly { code: string; state: RoundState }[], code: string | null): string | null {
  const place = lines.findIndex((line) => line.code === code)
  const inTurn = [...lines.slice(place + 1), ...lines.slice(0, place + 1)]
  return inTurn.find(({ state }) => state !== 'done' && state !== 'waiting')?.code ?? null
}
