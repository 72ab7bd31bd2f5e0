import { createTanstackQueryUtils } from '@orpc/tanstack-query'
import { client } from './client.ts'

export { client }

/** Query and mutation options for TanStack Query, one for each operation: `api.events.list.queryOptions({ input })`. */
export const api = createTanstackQueryUtils(client)
