'use client'
import { Alert, Button, Group, Text } from '@mantine/core'
import { IconHistory } from '@tabler/icons-react'
import { useTranslations } from 'next-intl'
import type { Draft } from '../drafts/draft.ts'
import { useReasonText } from '../drafts/reason-text.ts'

/** What was typed before is in the form again: why it had not arrived, and how to begin anew instead. */
export function RestoredNotice({ draft, onForget }: { draft: Draft; onForget: () => void }) {
  const t = useTranslations('drafts')
  const reasonOf = useReasonText()
  return (
    <Alert color="blue" variant="light" role="status" py="xs" icon={<IconHistory aria-hidden />}>
      <Group justify="space-between" wrap="nowrap" gap="xs">
        <Text size="sm">
          {t('restored')}
          {draft.reason && ` ${t('because', { reason: reasonOf(draft.reason) })}`}
        </Text>
        <Button variant="default" size="sm" onClick={onForget} style={{ flexShrink: 0 }}>
          {t('forget')}
        </Button>
      </Group>
    </Alert>
  )
}
