'use client'
import { Button, Group, Loader, Text } from '@mantine/core'
import { keepPreviousData, useQueries } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useQueryStates } from 'nuqs'
import { api } from '#lib/api.ts'
import type { TermTrace, TracePage } from '#lib/facts/schema.ts'
import { FactTable } from './fact-table.tsx'
import classes from './trace.module.css'
import { traceLook } from './trace-address.ts'

type Props = { trace: TermTrace; list: TracePage['list'] }
/** Rows that paper takes of one list. */
const mostPrinted = 5000

/** One list of a trace, as far as it was asked for: page by page, the first of them as the trace brought it. */
export function TraceList({ trace, list }: Props) {
  const t = useTranslations('facts.trace')
  const [{ only, sort, rows: wanted, print }, setLook] = useQueryStates(traceLook)
  const step = trace.shown
  const isPlain = only.length === 0 && sort === 'day'
  const asFar = Math.min(mostPrinted, print ? trace.totals[list] : Math.max(step, wanted ?? step))
  const starts = Array.from({ length: Math.ceil(asFar / step) }, (_, at) => at * step).filter(
    (skip) => skip === 0 || skip < trace.totals[list],
  )
  const { measure, reducer, facets } = trace.term
  const pages = useQueries({
    queries: (isPlain ? starts.slice(1) : starts).map((skip) => ({
      ...api.facts.rows.queryOptions({
        input: { measure, reducer, facets, from: trace.from, to: trace.to, list, only, order: sort, skip, take: step },
      }),
      placeholderData: keepPreviousData,
    })),
  })
  const first = isPlain ? [{ rows: trace[list], total: trace.totals[list] }] : []
  const found = [...first, ...pages.flatMap(({ data }) => (data ? [data] : []))]
  const rows = found.flatMap((page) => page.rows)
  const total = found.at(0)?.total ?? trace.totals[list]
  const isComing = pages.some(({ isPending }) => isPending)
  if (rows.length === 0 && isComing) return <Loader type="dots" aria-label={t('coming')} />
  return (
    <div className={classes.list}>
      <FactTable rows={rows} withReason={list !== 'counted' && rows.some(({ excluded }) => excluded)} />
      {rows.length < total && (
        <Group gap="sm" mt="xs">
          <Text c="dimmed" fz="sm">
            {t('shown', { shown: rows.length, total })}
          </Text>
          {rows.length < mostPrinted && (
            <Button
              size="compact-md"
              variant="default"
              loading={isComing}
              onClick={() => setLook({ rows: rows.length + step })}
              data-controls
            >
              {t('more')}
            </Button>
          )}
        </Group>
      )}
    </div>
  )
}
