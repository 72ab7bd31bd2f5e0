'use client'
import { Alert, Button, Group, Stack } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { IconCheck, IconPrinter } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useAllowed } from '#components/shell/actor.tsx'
import { EditRecord } from '#components/ui/edit-record.tsx'
import { ProblemNotice } from '#components/ui/problem-notice.tsx'
import { client } from '#lib/api.ts'
import type { Procurement } from '#lib/procurements/schema.ts'
import { procurementsOf } from './procurement-fields.tsx'

const moves = {
  approve: client.procurements.approve,
  withdraw: client.procurements.withdraw,
  cancel: client.procurements.cancel,
  reopen: client.procurements.reopen,
}
type Move = keyof typeof moves
const done: Record<Move, string> = { approve: 'approvedDone', withdraw: 'withdrawnDone', cancel: 'cancelledDone', reopen: 'reopenedDone' }

/** Where a requirement stands, and what may be done with it by whom. */
export function ProcurementActions({ row, onContract }: { row: Procurement; onContract: () => void }) {
  const t = useTranslations('procurements.page')
  const mayWrite = useAllowed('contracts.write')
  const mayApprove = useAllowed('procurements.approve')
  const move = useMutation({
    meta: { quiet: true },
    mutationFn: (to: Move) => moves[to]({ id: row.id, version: row.version }),
    onSuccess: (after, to) => notifications.show({ color: 'teal', message: t(done[to], { title: after.title }) }),
  })
  const button = (to: Move, isMain = false) => (
    <Button
      key={to}
      variant={isMain ? 'filled' : 'default'}
      leftSection={isMain ? <IconCheck size={18} aria-hidden /> : undefined}
      loading={move.isPending && move.variables === to}
      onClick={() => move.mutate(to)}
    >
      {t(to)}
    </Button>
  )
  return (
    <Stack gap="sm" data-controls="">
      <Standing row={row} />
      <ProblemNotice error={move.error} />
      <Group gap="xs">
        {row.status === 'draft' && mayApprove && button('approve', true)}
        {row.status === 'approved' && mayWrite && <Button onClick={onContract}>{t('contract')}</Button>}
        {row.status === 'draft' && mayWrite && <EditRecord records={procurementsOf('')} id={row.id} text={t('edit')} />}
        <Button variant="default" leftSection={<IconPrinter size={18} aria-hidden />} onClick={() => window.print()}>
          {t('print')}
        </Button>
        {row.status === 'approved' && mayApprove && button('withdraw')}
        {row.status === 'draft' && mayWrite && button('cancel')}
        {row.status === 'cancelled' && mayWrite && button('reopen')}
      </Group>
    </Stack>
  )
}

function Standing({ row }: { row: Procurement }) {
  const t = useTranslations('procurements.page')
  if (row.status === 'approved')
    return (
      <Alert color="teal" variant="light" role="status">
        {t('approved', { name: row.approvedBy ?? '', day: row.approvedOn ?? '' })}
      </Alert>
    )
  if (row.status === 'cancelled')
    return (
      <Alert color="gray" variant="light" role="status">
        {t('cancelled')}
      </Alert>
    )
  return (
    <Alert color="blue" variant="light" role="status">
      {t(row.items.length === 0 ? 'noItems' : 'waits')}
    </Alert>
  )
}
