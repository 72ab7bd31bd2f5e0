import { createORPCClient } from '@orpc/client'
import { RPCLink } from '@orpc/client/fetch'
import type { RouterClient } from '@orpc/server'
import { createTanstackQueryUtils } from '@orpc/tanstack-query'
import type { Router } from './router.ts'

/** The typed client of the browser, over /rpc. */
export const client: RouterClient<Router> = createORPCClient(new RPCLink({ url: () => `${window.location.origin}/rpc` }))

/** Query and mutation options for TanStack Query, one for each operation: `api.events.list.queryOptions({ input })`. */
export const api = createTanstackQueryUtils(client)
