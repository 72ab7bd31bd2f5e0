'use client'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { api, client } from '#lib/api.ts'
import { type Density, pageSize } from '../ui/list-address.ts'

/** How a reader likes one list. */
export type Preference = { columns: string[] | null; density: Density; pageSize: number; defaultViewId: string | null }
const unasked: Preference = { columns: null, density: 'normal', pageSize, defaultViewId: null }

/** How this reader likes a list, and the views of it: kept by the server, shown at once. */
export function usePreference(list: string) {
  const cache = useQueryClient()
  const options = api.views.list.queryOptions({ input: { list } })
  const known = useQuery(options)
  const preference = known.data?.preference ?? unasked
  const keeping = useMutation({
    mutationFn: (next: Preference) => client.views.prefer({ list, ...next }),
    onMutate: (next) => cache.setQueryData(options.queryKey, (now) => now && { ...now, preference: next }),
  })
  return {
    preference,
    views: known.data?.views ?? [],
    prefer: (part: Partial<Preference>) => keeping.mutate({ ...preference, ...part }),
  }
}
