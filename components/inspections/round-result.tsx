'use client'
import { Anchor, Badge, Group, Text } from '@mantine/core'
import { IconCircleCheck, IconCircleX } from '@tabler/icons-react'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import type { RoundResult } from '#lib/inspections/schema.ts'
import { stageTones } from './inspection-fields.tsx'

/** What was found of an item, in a line that opens all of it. */
export function RoundResultLine({ result, name }: { result: RoundResult; name?: string }) {
  const t = useTranslations('inspections.round')
  const stages = useTranslations('enums.inspectionStage')
  const { passed, stage } = result
  const Icon = passed ? IconCircleCheck : IconCircleX
  return (
    <Group gap="xs" wrap="wrap">
      <Icon size={20} color={passed ? 'var(--mantine-color-teal-text)' : 'var(--mantine-color-error)'} aria-hidden />
      <Text span fw={500}>
        {[name, t(passed ? 'pass' : 'fail')].filter(Boolean).join(' · ')}
      </Text>
      <Text span fz="sm" c="dimmed">
        {[result.inspectedOn, result.inspectedBy].filter(Boolean).join(' · ')}
      </Text>
      {stage && (
        <Badge variant="light" color={stageTones[stage]} tt="none" autoContrast miw="max-content">
          {stages(stage)}
        </Badge>
      )}
      <Anchor component={Link} href={`/inspections/${result.id}`} prefetch={false} fz="sm" py={4} underline="always">
        {t('look')}
      </Anchor>
      {!passed && result.note && (
        <Text fz="sm" w="100%">
          {result.note}
        </Text>
      )}
    </Group>
  )
}
