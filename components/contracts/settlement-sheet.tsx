'use client'
import { Stack, Text, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { DatesFrame } from '#components/ui/dates-frame.tsx'
import { PageBack } from '#components/ui/page-back.tsx'
import { Panel } from '#components/ui/panel.tsx'
import { api } from '#lib/api.ts'
import { SettlementForm } from './settlement-form.tsx'

/** Settles several items of one contract at once, by hand or by what was accepted. */
export function SettlementSheet({ contractId, acceptanceId }: { contractId: string; acceptanceId: string | null }) {
  const t = useTranslations('contracts.sheet')
  const contract = useQuery(api.contracts.get.queryOptions({ input: { id: contractId } }))
  const life = useQuery(api.contracts.life.queryOptions({ input: { id: contractId } }))
  const settled = useQuery(api.settlements.list.queryOptions({ input: { filters: { contractId: { is: [contractId] } }, size: 1000 } }))
  const acceptance = useQuery({
    ...api.acceptances.get.queryOptions({ input: { id: acceptanceId ?? '' } }),
    enabled: acceptanceId !== null,
  })
  return (
    <Stack gap="md">
      <PageBack path={`/contracts/${contractId}`} text={contract.data?.name ?? ''} />
      <div>
        <Title order={1} size="h3">
          {t('title')}
        </Title>
        <Text fz="sm" c="dimmed">
          {t('lead')}
        </Text>
      </div>
      <DatesFrame>
        <Panel query={contract}>
          {(row) => (
            <Panel query={life}>
              {(told) => (
                <Panel query={settled}>
                  {({ rows }) =>
                    acceptanceId && acceptance.isPending ? null : (
                      <SettlementForm contract={row} life={told} used={rows.map(({ code }) => code)} acceptance={acceptance.data ?? null} />
                    )
                  }
                </Panel>
              )}
            </Panel>
          )}
        </Panel>
      </DatesFrame>
    </Stack>
  )
}
