import { createORPCClient } from '@orpc/client'
import { RPCLink } from '@orpc/client/fetch'
import type { RouterClient } from '@orpc/server'
import type { Router } from './router.ts'

/** The house was not reached: nobody knows whether what was asked has been done. */
export class NoConnection extends Error {}

function unreached(error: unknown): never {
  // a request that we called off ourselves says so by another name; what fetch throws for a lost connection is a TypeError
  throw error instanceof TypeError ? new NoConnection(error.message, { cause: error }) : error
}

/** The typed client of the browser, over /rpc. Pages for everybody use it alone; those of the house have the query cache (`api`) around it. */
export const client: RouterClient<Router> = createORPCClient(
  new RPCLink({ url: () => `${window.location.origin}/rpc`, fetch: (request, init) => fetch(request, init).catch(unreached) }),
)
