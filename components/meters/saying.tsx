import { Alert } from '@mantine/core'
import { IconAlertCircle, IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react'
import type { ReactNode } from 'react'

const icons = { red: IconAlertCircle, orange: IconAlertTriangle, teal: IconCircleCheck }

/** One sentence about what is being typed or was found: refused, worth a look, or right. */
export function Saying({ tone, text, children }: { tone: keyof typeof icons; text: string; children?: ReactNode }) {
  const Icon = icons[tone]
  return (
    <Alert color={tone} variant="light" p="xs" icon={<Icon aria-hidden size={18} />} role={tone === 'red' ? 'alert' : 'status'}>
      {text}
      {children}
    </Alert>
  )
}
