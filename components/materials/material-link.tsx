'use client'
import { Button, CopyButton, Group, Paper, Stack, Text, Title } from '@mantine/core'
import { IconCopy } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { Panel } from '#components/ui/panel.tsx'
import { QrCode } from '#components/ui/qr-code.tsx'
import { RenewLink } from '#components/ui/renew-link.tsx'
import { api, client } from '#lib/api.ts'
import type { Material } from './material-fields.tsx'

/** The address under which anybody gets a material, and its code; a new one ends those before it. */
export function MaterialLink({ material }: { material: Material }) {
  const t = useTranslations('materials.page')
  const link = useQuery(api.materials.link.queryOptions({ input: { id: material.id } }))
  return (
    <Paper withBorder p="md" component="section" aria-label={t('link')}>
      <Panel query={link}>
        {({ address, qr }) => (
          <Group align="flex-start" gap="md">
            <QrCode qr={qr} alt={t('qr')} size={132} />
            <Stack gap="xs" flex="1 1 14rem">
              <Title order={2} size="h5">
                {t('link')}
              </Title>
              <Text fz="sm" c="dimmed">
                {t('linkHint')}
              </Text>
              <Text fz="xs" ff="monospace" style={{ wordBreak: 'break-all' }}>
                {address}
              </Text>
              <Group gap="xs" data-controls="">
                <CopyButton value={address}>
                  {({ copied, copy }) => (
                    <Button size="sm" variant="default" leftSection={<IconCopy size={16} aria-hidden />} onClick={copy}>
                      {copied ? t('copied') : t('copy')}
                    </Button>
                  )}
                </CopyButton>
                <RenewLink
                  permission="materials.write"
                  texts="materials.page"
                  renew={() => client.materials.renewLink({ id: material.id, version: material.version })}
                />
              </Group>
            </Stack>
          </Group>
        )}
      </Panel>
    </Paper>
  )
}
