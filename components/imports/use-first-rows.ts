'use client'
import { useQueries } from '@tanstack/react-query'
import { api } from '#lib/api.ts'
import type { FileReport } from '#lib/sheets/schema.ts'
import type { JobFile } from './job-step.ts'

const most = 200

/** The first rows of every file that goes in: enough to know which year they speak of, and all rows of a table of targets. */
export function useFirstRows(files: readonly JobFile[]): FileReport[] {
  return useQueries({
    queries: files.map(({ id }) => api.imports.rows.queryOptions({ input: { fileId: id, outcomes: [], page: 1, size: most } })),
    combine: (results) =>
      files.flatMap(({ report }, place) => {
        const rows = results[place]?.data?.rows
        return report && rows ? [{ ...report, rows, counts: { ...report.counts, rows: rows.length } }] : []
      }),
  })
}
