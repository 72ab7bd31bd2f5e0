import { dehydrate, type FetchQueryOptions, HydrationBoundary, QueryClient } from '@tanstack/react-query'
import type { ReactNode } from 'react'

/** Reads on the server what a page will ask for, so that it arrives filled. What fails here is asked again, and shown, in the browser. */
export async function Prefetch({ queries, children }: { queries: readonly Prefetchable[]; children: ReactNode }) {
  const cache = new QueryClient()
  await Promise.all(queries.map((options) => cache.prefetchQuery(options as FetchQueryOptions)))
  return <HydrationBoundary state={dehydrate(cache)}>{children}</HydrationBoundary>
}

/** What `serverApi.….queryOptions()` gives, whatever it reads. */
type Prefetchable = { queryKey: readonly unknown[]; queryFn?: unknown }
