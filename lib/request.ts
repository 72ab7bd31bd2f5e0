import { AsyncLocalStorage } from 'node:async_hooks'

/** What is known of the request that is being answered, however deep in it one stands. */
export type Asked = {
  requestId: string
  /** How far in the primary's log the caller has written lately, by whichever instance: he must not be shown anything older. */
  wroteTo?: string | null
  /** Tells the caller how far he has written now. */
  tellWritten?: (position: string) => void
}

const kept = globalThis as unknown as { houseRequests?: AsyncLocalStorage<Asked> }
/** The pages' bundle and the house's server each load this file: both know of the same requests. */
const requests = (): AsyncLocalStorage<Asked> => {
  kept.houseRequests ??= new AsyncLocalStorage()
  return kept.houseRequests
}

/** Answers a request: whatever is done meanwhile knows of it, and lines of the log carry its id. */
export const inRequest = <T>(asked: Asked, work: () => T): T => requests().run(asked, work)

/** The request that is being answered; nothing outside of any. */
export const currentRequest = (): Asked | undefined => requests().getStore()
