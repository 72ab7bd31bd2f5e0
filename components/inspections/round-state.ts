import type { Draft } from '#components/drafts/draft.ts'
import type { RoundArea, RoundItem } from '#lib/inspections/schema.ts'

/** open: nobody has looked; typed: begun here and not saved; waiting: goes out once the connection is back; refused: came back; done: in the house. */
export type ItemState = 'open' | 'typed' | 'waiting' | 'refused' | 'done'

/** The draft of a round's result of one item on this device, within its turn. */
export const draftOf = (drafts: readonly Draft[], area: string, item: RoundItem): Draft | undefined =>
  drafts.findLast(({ noun, base, fixed, input }) => {
    const day = String(input.inspectedOn ?? '')
    return (
      noun === 'inspections.inspection' &&
      !base &&
      fixed.area === area &&
      fixed.item === item.name &&
      day >= item.turn.from &&
      day <= item.turn.to
    )
  })

/** How far one item of the round is. */
export function stateOf(area: string, item: RoundItem, drafts: readonly Draft[]): ItemState {
  if (item.result) return 'done'
  const draft = draftOf(drafts, area, item)
  if (draft) return draft.state === 'typed' ? 'typed' : draft.state === 'waiting' ? 'waiting' : 'refused'
  return 'open'
}

/** How many items of an area have been looked at, those included that wait for a connection. */
export const doneIn = (area: RoundArea, drafts: readonly Draft[]): number =>
  area.items.filter((item) => ['done', 'waiting'].includes(stateOf(area.name, item, drafts))).length
