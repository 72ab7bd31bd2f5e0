import { Stack, Text } from '@mantine/core'

/** One figure of a trace, large, under what it is called. */
export function Amount({ label, value }: { label: string; value: string }) {
  return (
    <Stack gap={0}>
      <Text fz="sm" c="dimmed">
        {label}
      </Text>
      <Text className="figures" fz="xl" fw={700}>
        {value}
      </Text>
    </Stack>
  )
}
