const nameOf = (draftId: string) => `chamber-draft-${draftId}`

/** Holds a draft while its form stands open, so that nobody sends it meanwhile; gives how to let go. The browser lets go of what a closed tab held. */
export function holdDraft(draftId: string): () => void {
  let letGo = () => {}
  const closed = new Promise<void>((resolve) => {
    letGo = resolve
  })
  // shared: two forms of one record may stand open; a sender wants it alone
  void navigator.locks?.request(nameOf(draftId), { mode: 'shared' }, () => closed)
  return letGo
}

/** The drafts whose forms stand open, in this tab or another. */
export async function heldDrafts(): Promise<(draftId: string) => boolean> {
  const held = new Set((await navigator.locks?.query())?.held?.map((lock) => lock.name))
  return (draftId) => held.has(nameOf(draftId))
}

/**
 * Does something with a draft that no form has open and no other tab is doing; null when one is.
 * A house without https has browsers without locks: there two tabs may send at once, which the record's own id makes harmless.
 */
export function aloneWith<Result>(draftId: string, work: () => Promise<Result>): Promise<Result | null> {
  if (!navigator.locks) return work()
  return navigator.locks.request(nameOf(draftId), { ifAvailable: true }, async (lock) => (lock ? work() : null))
}
