'use client'
import { Button, Group, Stack, Text } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useTranslations } from 'next-intl'

/** Says that something is saved, and closes. */
export function saved(message: string, onClose: () => void) {
  notifications.show({ message })
  onClose()
}

/** The end of a form inside a dialog: what went wrong, and both ways out. */
export function SaveBar({ busy, problem, onClose }: { busy: boolean; problem: string | null; onClose: () => void }) {
  const t = useTranslations('evaluations')
  return (
    <Stack gap="xs">
      {problem && (
        <Text c="red" role="alert">
          {problem}
        </Text>
      )}
      <Group justify="flex-end">
        <Button variant="default" onClick={onClose}>
          {t('cancel')}
        </Button>
        <Button type="submit" loading={busy}>
          {t('save')}
        </Button>
      </Group>
    </Stack>
  )
}
