'use client'
import { Title } from '@mantine/core'
import { useTranslations } from 'next-intl'
import { useQueryStates } from 'nuqs'
import { PageTabs } from '#components/shell/page-tabs.tsx'
import { AllocationView } from './allocation-view.tsx'
import { CutView } from './cut-view.tsx'
import { NarrowingChips } from './narrowing-chips.tsx'
import { PlanView } from './plan-view.tsx'
import { SpanControl } from './span-control.tsx'
import { spendingAddress } from './spending-address.ts'

/** 经费分析: spending cut any way, what residents bear, and plan against actual; what is looked at stands in the address. */
export function AnalysisScreen({ usualYear }: { usualYear: number }) {
  const t = useTranslations('spending')
  const [address, setAddress] = useQueryStates(spendingAddress, { history: 'push' })
  const rest = { address, usualYear, onAddress: setAddress }
  return (
    <>
      <Title order={1} size="h3" mb="sm">
        {t('title')}
      </Title>
      <PageTabs />
      <SpanControl {...rest} />
      {address.by === 'plan' ? (
        <PlanView {...rest} />
      ) : (
        <>
          <NarrowingChips {...rest} />
          {address.by === 'resident' ? <AllocationView {...rest} /> : <CutView {...rest} by={address.by} />}
        </>
      )}
    </>
  )
}
