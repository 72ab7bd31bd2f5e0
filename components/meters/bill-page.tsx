'use client'
import { Anchor, SimpleGrid, Stack } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { EvidencePanel } from '#components/ui/evidence-panel.tsx'
import { useEvidenceQueue } from '#components/ui/evidence-queue.ts'
import { Panel } from '#components/ui/panel.tsx'
import type { RecordRow, Records } from '#components/ui/records.ts'
import { RemovedNotice } from '#components/ui/removed-notice.tsx'
import { api } from '#lib/api.ts'
import { grouped, groupedYuan } from '#lib/money.ts'
import { type Bill, billRecords } from './bill-fields.tsx'
import { BillFindings } from './bill-findings.tsx'
import { BillPayments } from './bill-payments.tsx'
import { PageTop } from './page-top.tsx'

/** All of one bill: what it says, what does not agree, what was paid for it, and its paper. */
export function BillPage({ id }: { id: string }) {
  const query = useQuery(api.bills.get.queryOptions({ input: { id } }))
  return (
    <Panel query={query}>
      {(bill) =>
        bill.removedAt ? <RemovedNotice records={billRecords as unknown as Records<RecordRow>} row={bill} /> : <Whole bill={bill} />
      }
    </Panel>
  )
}

function Whole({ bill }: { bill: Bill }) {
  const t = useTranslations('meters.bill')
  const queue = useEvidenceQueue('bills', bill.id, [])
  const figures = {
    usage: grouped(bill.usage),
    amount: groupedYuan(bill.amountYuan),
    paid: groupedYuan(bill.paidYuan),
    kind: bill.meter.kind,
  }
  return (
    <Stack gap="lg">
      <PageTop
        records={billRecords}
        row={bill}
        title={bill.billNo ?? `${bill.meterCode} ${bill.startsOn} – ${bill.endsOn}`}
        kind={bill.meter.kind}
        back={{ path: '/costs/bills', text: t('title') }}
      >
        <Anchor inherit underline="always" component={Link} href={`/costs/meters/${bill.meter.id}`} prefetch={false}>
          {[bill.meterCode, bill.meter.place].filter(Boolean).join(' · ')}
        </Anchor>{' '}
        {t('span', { from: bill.startsOn, to: bill.endsOn })} {t('figures', figures)} {bill.dueOn && t('due', { day: bill.dueOn })}
      </PageTop>
      <SimpleGrid cols={{ base: 1, md: 2 }} spacing="lg" verticalSpacing="lg">
        <BillFindings bill={bill} level={2} />
        <Stack gap="lg">
          <BillPayments bill={bill} />
          <EvidencePanel source="bills" record={bill} recordId={bill.id} queue={queue} />
        </Stack>
      </SimpleGrid>
    </Stack>
  )
}
