import { AsyncLocalStorage } from 'node:async_hooks'

/** Whoever is being answered: whether they have left, and what is to be called off when they do. */
export type Asker = { hasLeft: boolean; leaves: Set<() => void> }

const kept = globalThis as unknown as { houseAskers?: AsyncLocalStorage<Asker | null> }
/** Pages are bundled apart from the server that answers: both know of the same askers. */
const askers = (): AsyncLocalStorage<Asker | null> => {
  kept.houseAskers ??= new AsyncLocalStorage()
  return kept.houseAskers
}

/** An asker who leaves when `onLeave` says so. */
export function askerWho(onLeave: (leave: () => void) => void): Asker {
  const asker: Asker = { hasLeft: false, leaves: new Set() }
  onLeave(() => {
    asker.hasLeft = true
    for (const callOff of asker.leaves) callOff()
    asker.leaves.clear()
  })
  return asker
}

/** Works for somebody: what is read or waited for on their behalf is called off when they leave. */
export const onBehalfOf = <T>(asker: Asker, work: () => T): T => askers().run(asker, work)

/** Work that is not for one person alone, or has to come to its end whoever leaves: writes, and answers that are kept for everybody. */
export const forEverybody = <T>(work: () => T): T => askers().run(null, work)

/** For whom this is being done; null where nobody can call it off. */
export const askedBy = (): Asker | null => askers().getStore() ?? null
