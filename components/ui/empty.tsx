import { Group, Stack, Text } from '@mantine/core'
import { IconInbox } from '@tabler/icons-react'
import type { ReactNode } from 'react'

/** Nothing here yet: one sentence, and what to do next. */
export function Empty({ text, children }: { text: string; children?: ReactNode }) {
  return (
    <Stack align="center" py={48} gap="sm">
      <IconInbox size={36} stroke={1.3} color="var(--mantine-color-dimmed)" aria-hidden />
      <Text c="dimmed" ta="center">
        {text}
      </Text>
      {children && <Group justify="center">{children}</Group>}
    </Stack>
  )
}
