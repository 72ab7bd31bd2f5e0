'use client'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { api, client } from '#lib/api.ts'
import type { ImportJob } from '#lib/imports/schema.ts'
import { isRunning } from './job-step.ts'

/** How often an import in hand is asked about where no notice comes through, in milliseconds. */
const everyMs = 2000
/** Notices of these tables mean that what was read is old. */
const tables = ['import_jobs']

const keyOf = (id: string) => api.imports.get.queryKey({ input: { id } })
const live = (job: ImportJob) => ({ ...job, tables })

/** One import, live while a worker has it in hand. */
export function useJob(id: string) {
  return useQuery({
    queryKey: keyOf(id),
    queryFn: async () => live(await client.imports.get({ id })),
    // what the server brought with the page does not know yet that it is live
    refetchOnMount: 'always',
    refetchInterval: ({ state }) => (state.data && isRunning(state.data) ? everyMs : false),
  })
}

/** What was read of an import's files is old once a worker has been at them. */
export function useFreshFiles({ state }: Pick<ImportJob, 'state'>): void {
  const cache = useQueryClient()
  const before = useRef(state)
  useEffect(() => {
    if (before.current === state) return
    before.current = state
    for (const part of [api.imports.rows, api.imports.sheets, api.imports.batches]) void cache.invalidateQueries({ queryKey: part.key() })
  }, [cache, state])
}

/** What can be done with an import; each answer is the import as it is then. */
export function useJobActions(job: Pick<ImportJob, 'id'>) {
  const cache = useQueryClient()
  const keep = (next: ImportJob) => cache.setQueryData(keyOf(next.id), live(next))
  const quiet = { meta: { quiet: true }, onSuccess: keep }
  return {
    leaveOut: useMutation({
      ...quiet,
      mutationFn: async ({ files, leftOut }: { files: readonly string[]; leftOut: boolean }) => {
        let last: ImportJob | undefined
        // one after the other: each of them changes the same import
        for (const fileId of files) last = await client.imports.leaveOut({ fileId, leftOut })
        return last ?? client.imports.get({ id: job.id })
      },
    }),
    changeYear: useMutation({ ...quiet, mutationFn: (year: number) => client.imports.changeYear({ id: job.id, year }) }),
    write: useMutation({ ...quiet, mutationFn: (confirm: boolean) => client.imports.write({ id: job.id, confirm }) }),
    cancel: useMutation({ ...quiet, mutationFn: () => client.imports.cancel({ id: job.id }) }),
    retry: useMutation({ ...quiet, mutationFn: () => client.imports.retry({ id: job.id }) }),
  }
}
export type JobActions = ReturnType<typeof useJobActions>
