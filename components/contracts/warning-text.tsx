import { Group, Text } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import type { ReactNode } from 'react'

/** Something to look at, said in a line: a sign for the quick eye, words in the colour of all words. */
export function WarningText({ children }: { children: ReactNode }) {
  return (
    <Group gap={6} wrap="nowrap" align="flex-start" mt={4}>
      <IconAlertTriangle size={16} color="var(--mantine-color-orange-6)" style={{ flex: 'none', marginBlockStart: 2 }} aria-hidden />
      <Text fz="sm">{children}</Text>
    </Group>
  )
}
