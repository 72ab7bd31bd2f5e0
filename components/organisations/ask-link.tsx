'use client'
import { Button } from '@mantine/core'
import { useClipboard } from '@mantine/hooks'
import { notifications } from '@mantine/notifications'
import { IconCheck, IconLink } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { client } from '#lib/api.ts'

/** Copies the link by which an organisation asks without typing its name; where the browser copies nothing, it is shown. */
export function AskLink({ organisationId }: { organisationId: string }) {
  const t = useTranslations('organisations.page')
  const clipboard = useClipboard()
  const link = useMutation({
    meta: { quiet: true },
    mutationFn: () => client.requests.askLink({ organisationId }),
    onSuccess: ({ url }) => {
      clipboard.copy(url)
      notifications.show({ color: 'teal', title: t('askLinkCopied'), message: url, autoClose: 10_000 })
    },
  })
  return (
    <Button
      size="compact-md"
      variant="subtle"
      loading={link.isPending}
      leftSection={clipboard.copied ? <IconCheck size={16} aria-hidden /> : <IconLink size={16} aria-hidden />}
      onClick={() => link.mutate()}
    >
      {t('askLink')}
    </Button>
  )
}
