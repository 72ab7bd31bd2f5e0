import { Alert } from '@mantine/core'
import { IconAlertTriangle, IconInfoCircle } from '@tabler/icons-react'
import type { ReactNode } from 'react'

const icons = { orange: IconAlertTriangle, blue: IconInfoCircle }

/** One sentence about figures that are worth a look, with what to do about them. */
export function Saying({ tone, text, children }: { tone: keyof typeof icons; text: string; children?: ReactNode }) {
  const Icon = icons[tone]
  return (
    <Alert color={tone} variant="light" p="xs" icon={<Icon aria-hidden size={18} />} role="status">
      {text}
      {children}
    </Alert>
  )
}
