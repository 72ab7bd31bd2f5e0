'use client'
import { Button, Group, Text } from '@mantine/core'
import { notifications } from '@mantine/notifications'

/** How long a change offers to be undone on the spot, in milliseconds. */
const undoMs = 10_000

type Notice = { id: string; message: string; label: string; onUndo: () => void }

/** Says what was done and offers to undo it for ten seconds. */
export function undoNotice({ id, message, label, onUndo }: Notice): void {
  const undo = () => {
    notifications.hide(id)
    onUndo()
  }
  notifications.hide(id)
  notifications.show({
    id,
    color: 'teal',
    autoClose: undoMs,
    message: (
      <Group justify="space-between" wrap="nowrap">
        <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
          {message}
        </Text>
        <Button size="compact-md" variant="light" onClick={undo}>
          {label}
        </Button>
      </Group>
    ),
  })
}
