'use client'
import { Button, CopyButton, Group, Paper, Stack, Text, Title } from '@mantine/core'
import { modals } from '@mantine/modals'
import { notifications } from '@mantine/notifications'
import { IconCopy, IconRefresh } from '@tabler/icons-react'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useAllowed } from '#components/shell/actor.tsx'
import { Panel } from '#components/ui/panel.tsx'
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
            {/* biome-ignore lint/performance/noImgElement: a drawing that is here already */}
            <img
              src={`data:image/svg+xml,${encodeURIComponent(qr)}`}
              alt={t('qr')}
              width={132}
              height={132}
              style={{ background: '#fff', padding: 6 }}
            />
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
                <NewLink material={material} />
              </Group>
            </Stack>
          </Group>
        )}
      </Panel>
    </Paper>
  )
}

function NewLink({ material }: { material: Material }) {
  const t = useTranslations('materials.page')
  const common = useTranslations('common')
  const mayWrite = useAllowed('materials.write')
  const renew = useMutation({
    mutationFn: () => client.materials.renewLink({ id: material.id, version: material.version }),
    onSuccess: () => notifications.show({ color: 'teal', message: t('newLinkDone') }),
  })
  if (!mayWrite) return null
  const ask = () =>
    modals.openConfirmModal({
      title: t('newLink'),
      children: <Text size="sm">{t('newLinkSure')}</Text>,
      labels: { confirm: t('newLink'), cancel: common('cancel') },
      onConfirm: () => renew.mutate(),
    })
  return (
    <Button size="sm" variant="default" leftSection={<IconRefresh size={16} aria-hidden />} loading={renew.isPending} onClick={ask}>
      {t('newLink')}
    </Button>
  )
}
