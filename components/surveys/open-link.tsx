'use client'
import { Button, CopyButton, Group, Paper, Stack, Text, Title } from '@mantine/core'
import { IconCheck, IconCopy, IconLink, IconQrcode } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { useAllowed } from '#components/shell/actor.tsx'
import { Panel } from '#components/ui/panel.tsx'
import { QrCode } from '#components/ui/qr-code.tsx'
import { api } from '#lib/api.ts'
import type { Survey } from '#lib/surveys/schema.ts'

/** Where anybody answers: the address, its code, and the way to links of one's own. */
export function OpenLink({ survey: { id } }: { survey: Survey }) {
  const t = useTranslations('surveys.page')
  const mayWrite = useAllowed('surveys.write')
  const query = useQuery(api.surveys.link.queryOptions({ input: { id } }))
  return (
    <Paper withBorder p="md" component="section" aria-label={t('openLink')} data-controls="">
      <Panel query={query}>
        {({ address, qr }) => (
          <Group align="flex-start" gap="md">
            <QrCode qr={qr} alt={t('code')} size={112} />
            <Stack gap="xs" flex="1 1 16rem">
              <Title order={2} size="h5">
                {t('openLink')}
              </Title>
              <Text fz="sm" style={{ wordBreak: 'break-all' }}>
                {address}
              </Text>
              <Group gap="xs">
                <CopyButton value={address}>
                  {({ copied, copy }) => (
                    <Button
                      size="compact-md"
                      variant="light"
                      leftSection={copied ? <IconCheck size={16} aria-hidden /> : <IconCopy size={16} aria-hidden />}
                      onClick={copy}
                    >
                      {t(copied ? 'linkCopied' : 'copyLink')}
                    </Button>
                  )}
                </CopyButton>
                <Button
                  component={Link}
                  href={`/surveys/${id}/poster`}
                  prefetch={false}
                  size="compact-md"
                  variant="light"
                  leftSection={<IconQrcode size={16} aria-hidden />}
                >
                  {t('poster')}
                </Button>
                {mayWrite && (
                  <Button
                    component={Link}
                    href={`/surveys/${id}/links`}
                    prefetch={false}
                    size="compact-md"
                    variant="light"
                    leftSection={<IconLink size={16} aria-hidden />}
                  >
                    {t('links')}
                  </Button>
                )}
              </Group>
            </Stack>
          </Group>
        )}
      </Panel>
    </Paper>
  )
}
