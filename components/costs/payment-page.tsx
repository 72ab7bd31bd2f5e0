'use client'
import { Anchor, Badge, Group, Paper, Stack, Text, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { useAllowed } from '#components/shell/actor.tsx'
import { EditRecord } from '#components/ui/edit-record.tsx'
import { useEvidenceQueue } from '#components/ui/evidence-queue.ts'
import { PageBack } from '#components/ui/page-back.tsx'
import { Panel } from '#components/ui/panel.tsx'
import { RecordHistory } from '#components/ui/record-history.tsx'
import { RecordReading } from '#components/ui/record-reading.tsx'
import { valuesOf } from '#components/ui/record-values.ts'
import { RemovedNotice } from '#components/ui/removed-notice.tsx'
import { SubRecords } from '#components/ui/sub-records.tsx'
import { api } from '#lib/api.ts'
import { groupedYuan } from '#lib/money.ts'
import { anyPayments, type Payment, paymentRecords, refundsOf } from './payment-fields.tsx'
import { Vouchers } from './vouchers.tsx'

/** One payment: what it was, its vouchers, and what came back of it. */
export function PaymentPage({ id }: { id: string }) {
  const query = useQuery(api.payments.get.queryOptions({ input: { id } }))
  return (
    <Panel query={query}>
      {(payment) => (payment.removedAt ? <RemovedNotice records={anyPayments} row={payment} /> : <Whole payment={payment} />)}
    </Panel>
  )
}

function Whole({ payment }: { payment: Payment }) {
  const t = useTranslations('costs.payment.page')
  const mayWrite = useAllowed('costs.write')
  const queue = useEvidenceQueue('payments', payment.id, [])
  const isRefund = payment.amountYuan.startsWith('-')
  return (
    <Stack gap="md">
      <PageBack path="/costs" text={t('back')} />
      <Group justify="space-between" align="flex-start">
        <div>
          <Title order={1} size="h3">
            {payment.summary}
          </Title>
          <Group gap="xs" mt={4}>
            <Text fz="lg" fw={600} className="figures">
              {groupedYuan(payment.amountYuan)}
            </Text>
            <Badge variant="light" color={payment.paidOn ? 'teal' : 'orange'} tt="none" autoContrast>
              {t(payment.paidOn ? 'paid' : 'unpaid')}
            </Badge>
            {isRefund && (
              <Badge variant="light" color="blue" tt="none" autoContrast>
                {t('refundOf')}
              </Badge>
            )}
          </Group>
          {payment.refundOf && payment.refundOfId && (
            <Anchor component={Link} href={`/costs/payments/${payment.refundOfId}`} fz="sm">
              {t('original', { summary: payment.refundOf.summary })}
            </Anchor>
          )}
        </div>
        {mayWrite && <EditRecord records={anyPayments} id={payment.id} text={t('edit')} />}
      </Group>
      <Vouchers
        level={2}
        source="payments"
        record={payment}
        recordId={payment.id}
        values={valuesOf(payment, paymentRecords.fields)}
        queue={queue}
      />
      <Paper withBorder p="md" component="section" aria-label={t('details')}>
        <RecordReading records={anyPayments} row={payment} />
      </Paper>
      {!isRefund && (
        <SubRecords
          records={refundsOf(payment, t('refundSummary', { summary: payment.summary }))}
          filters={{ refundOfId: { is: [payment.id] } }}
          title={t('refunds')}
        />
      )}
      <RecordHistory records={anyPayments} row={payment} />
    </Stack>
  )
}
