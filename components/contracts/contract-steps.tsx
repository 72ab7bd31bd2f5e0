'use client'
import { Anchor, Text, Timeline, Title } from '@mantine/core'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import type { ContractLife } from '#lib/contracts/schema.ts'
import { today } from '#lib/day.ts'
import { groupedYuan } from '#lib/money.ts'
import type { Contract } from './contract-fields.tsx'
import { listOf } from './contract-figures.tsx'

type Step = ContractLife['steps'][number]

/** What happened to a contract, from its requirement to its end. */
export function ContractSteps({ contract, life }: { contract: Contract; life: ContractLife }) {
  const t = useTranslations('contracts.page')
  const past = life.steps.filter(({ on }) => on <= today()).length
  return (
    <section aria-label={t('life')}>
      <Title order={2} size="h5" mb="sm">
        {t('life')}
      </Title>
      <Timeline component="ol" active={past - 1} bulletSize={16} lineWidth={2} pl="xs" style={{ listStyle: 'none' }}>
        {life.steps.map((step) => (
          <Timeline.Item
            component="li"
            key={`${step.kind}-${step.id}-${step.on}`}
            lineVariant={step.on > today() ? 'dashed' : 'solid'}
            title={
              <Text span fw={500} fz="sm">
                {t(`step.${step.kind}`)}
              </Text>
            }
          >
            <Text fz="sm" c="dimmed">
              {step.to === step.on ? step.on : t('termText', { start: step.on, end: step.to })}
            </Text>
            <StepText step={step} contract={contract} />
          </Timeline.Item>
        ))}
      </Timeline>
    </section>
  )
}

function StepText({ step, contract }: { step: Step; contract: Contract }) {
  const t = useTranslations('contracts.page')
  const text = step.count > 1 ? t('stepCount', { text: step.text, count: step.count }) : step.text
  const href = hrefOf(step, contract)
  return (
    <Text fz="sm" style={{ overflowWrap: 'anywhere' }}>
      {href && text ? (
        <Anchor component={Link} href={href} prefetch={false} inherit underline="always">
          {text}
        </Anchor>
      ) : (
        text
      )}
      {step.amountYuan !== null && ` ${t('yuan', { amount: groupedYuan(step.amountYuan) })}`}
    </Text>
  )
}

/** Where the record behind a step is. */
function hrefOf({ kind, id, count }: Step, contract: Contract): string | null {
  if (kind === 'required' || kind === 'approved') return `/contracts/procurements/${id}`
  if (kind === 'accepted') return `/contracts/acceptances/${id}`
  if (kind === 'settled') return count > 1 ? listOf('/contracts/settlements', contract.id) : `/contracts/settlements?open=${id}`
  if (kind === 'paid') return count > 1 ? listOf('/costs', contract.id) : `/costs?open=${id}`
  return null
}
