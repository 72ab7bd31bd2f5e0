import { ORPCError } from '@orpc/client'
import { MutationCache, QueryClient } from '@tanstack/react-query'

/** How a mutation is dealt with beyond the global rule: `quiet` means that its caller shows the error itself. */
export type MutationMeta = { quiet?: boolean }

/** The cache of a tab. One rule for all writes: after any of them everything on screen is read anew. */
export function houseQueryClient(tell: (error: unknown) => void): QueryClient {
  const client: QueryClient = new QueryClient({
    mutationCache: new MutationCache({
      onSuccess: () => void client.invalidateQueries(),
      onError: (error, _variables, _result, mutation) => {
        if (!mutation.meta?.quiet) tell(error)
      },
    }),
    defaultOptions: {
      // a lost connection is an error that is shown at once, not a wait without a word
      queries: { staleTime: 30_000, networkMode: 'always', retry: (count, error) => count < 2 && isWorthRetrying(error) },
      mutations: { networkMode: 'always', retry: false },
    },
  })
  return client
}

const isWorthRetrying = (error: unknown): boolean => !(error instanceof ORPCError) || error.status >= 500
