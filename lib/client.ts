import { createORPCClient } from '@orpc/client'
import { RPCLink } from '@orpc/client/fetch'
import type { RouterClient } from '@orpc/server'
import type { Router } from './router.ts'

/** The typed client of the browser, over /rpc. Pages for everybody use it alone; those of the house have the query cache (`api`) around it. */
export const client: RouterClient<Router> = createORPCClient(new RPCLink({ url: () => `${window.location.origin}/rpc` }))
