'use client'
import { IconAlertTriangle, IconBell, IconInfoCircle } from '@tabler/icons-react'
import { useTranslations } from 'next-intl'
import type { Severity } from '#lib/alerts/schema.ts'

const marks = {
  urgent: { Icon: IconAlertTriangle, colour: 'red' },
  soon: { Icon: IconBell, colour: 'orange' },
  note: { Icon: IconInfoCircle, colour: 'blue' },
} as const

/** How much something presses, by shape and colour and as a word for those who do not see it. */
export function SeverityMark({ severity }: { severity: Severity }) {
  const t = useTranslations('alerts.severities')
  const { Icon, colour } = marks[severity]
  return (
    <Icon
      size={18}
      stroke={1.8}
      role="img"
      aria-label={t(severity)}
      color={`var(--mantine-color-${colour}-light-color)`}
      style={{ flexShrink: 0, marginBlockStart: 2 }}
    />
  )
}
