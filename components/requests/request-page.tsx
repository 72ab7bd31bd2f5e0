'use client'
import { Grid, Stack } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useMemo } from 'react'
import { Related } from '#components/organisations/related.tsx'
import { EvidencePanel } from '#components/ui/evidence-panel.tsx'
import { useEvidenceQueue } from '#components/ui/evidence-queue.ts'
import { Panel } from '#components/ui/panel.tsx'
import type { RecordRow, Records } from '#components/ui/records.ts'
import { RemovedNotice } from '#components/ui/removed-notice.tsx'
import { SubRecords } from '#components/ui/sub-records.tsx'
import { api } from '#lib/api.ts'
import type { RequestLife } from '#lib/requests/schema.ts'
import { referralsOf } from './referral-fields.tsx'
import { RequestAbout } from './request-about.tsx'
import { type Request, useRequestRecords } from './request-fields.tsx'
import { RequestHead } from './request-head.tsx'
import { RequestSheet } from './request-sheet.tsx'
import classes from './sheet.module.css'
import { TimeLine } from './time-line.tsx'

/** All of one request: where it stands and what comes next, what it is about, and what else its organisation asked for. */
export function RequestPage({ id }: { id: string }) {
  const request = useQuery(api.requests.get.queryOptions({ input: { id } }))
  const life = useQuery(api.requests.life.queryOptions({ input: { id } }))
  const records = useRequestRecords()
  return (
    <Panel query={request}>
      {(row) =>
        row.removedAt ? (
          <RemovedNotice records={records as unknown as Records<RecordRow>} row={row} />
        ) : (
          <Panel query={life}>{(told) => <Whole row={row} life={told} records={records} />}</Panel>
        )
      }
    </Panel>
  )
}

function Whole({ row, life, records }: { row: Request; life: RequestLife; records: Records<Request> }) {
  const referrals = useMemo(() => referralsOf(row.id), [row.id])
  const queue = useEvidenceQueue('requests', row.id, [])
  return (
    <>
      <div className={classes.screen}>
        <RequestHead row={row} records={records} />
        <Grid gap="xl" mt="lg">
          <Grid.Col span={{ base: 12, md: 5 }} order={{ base: 1, md: 2 }}>
            <TimeLine row={row} life={life} />
          </Grid.Col>
          <Grid.Col span={{ base: 12, md: 7 }} order={{ base: 2, md: 1 }}>
            <Stack gap="xl">
              <RequestAbout row={row} />
              <SubRecords records={referrals} filters={{ requestId: { is: [row.id] } }} />
              <EvidencePanel source="requests" record={row} recordId={row.id} queue={queue} />
              <Others row={row} />
            </Stack>
          </Grid.Col>
        </Grid>
      </div>
      <RequestSheet row={row} life={life} />
    </>
  )
}

/** What else its organisation asked for. */
function Others({ row }: { row: Request }) {
  const t = useTranslations('requests.page')
  const words = useTranslations('enums.requestStatus')
  if (!row.organisationId) return null
  const input = { filters: { organisationId: { is: [row.organisationId] } }, size: 9 }
  return (
    <Related<Request>
      title={t('others')}
      empty={t('noOthers')}
      query={{
        ...api.requests.list.queryOptions({ input }),
        select: ({ rows, total }) => ({ rows: rows.filter(({ id }) => id !== row.id).slice(0, 8), total: total - 1 }),
      }}
      all={`/requests?search=${encodeURIComponent(row.organisation?.name ?? '')}`}
      told={(other) => ({
        id: other.id,
        on: other.receivedOn,
        text: other.summary,
        href: `/requests/${other.id}`,
        state: words(other.status),
      })}
    />
  )
}
