'use client'
import { Alert, Button, Code, CopyButton, Group, Stack, Text } from '@mantine/core'
import { IconCopy, IconKey } from '@tabler/icons-react'
import { useTranslations } from 'next-intl'
import type { z } from 'zod'
import type { madeKeyView } from '#lib/api-keys/schema.ts'

/** The secret of a new key, this once, and how a program sends it. */
export function SecretShown({ made: { key, secret }, onClose }: { made: z.infer<typeof madeKeyView>; onClose: () => void }) {
  const t = useTranslations('apiKeys')
  return (
    <Stack>
      <Alert icon={<IconKey />} title={t('secretTitle')} role="status">
        {t(secret ? 'secretText' : 'secretLost')}
      </Alert>
      {secret && (
        <>
          <Code block style={{ wordBreak: 'break-all', whiteSpace: 'pre-wrap' }}>
            {secret}
          </Code>
          <CopyButton value={secret}>
            {({ copied, copy }) => (
              <Button variant="default" onClick={copy} leftSection={<IconCopy size={16} aria-hidden />}>
                {t(copied ? 'copied' : 'copy')}
              </Button>
            )}
          </CopyButton>
        </>
      )}
      {key.state === 'waiting' && <Text fz="sm">{t('secretWaits')}</Text>}
      <Group>
        <Button onClick={onClose}>{t('close')}</Button>
      </Group>
    </Stack>
  )
}
