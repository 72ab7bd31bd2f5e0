import { createRouterClient, type RouterClient } from '@orpc/server'
import { createTanstackQueryUtils } from '@orpc/tanstack-query'
import { requestContext } from './auth.ts'
import { type Router, router } from './router.ts'

/** The router without the way over HTTP: what server-rendered pages read with, under the visitor's own rights. */
export const serverClient: RouterClient<Router> = createRouterClient(router, { context: requestContext })

/** The same query options as the browser's `api`, so that what a page prefetches is what the client goes on with. */
export const serverApi = createTanstackQueryUtils(serverClient)
