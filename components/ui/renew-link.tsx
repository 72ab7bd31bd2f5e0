'use client'
import { Button, Text } from '@mantine/core'
import { modals } from '@mantine/modals'
import { notifications } from '@mantine/notifications'
import { IconRefresh } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useAllowed } from '#components/shell/actor.tsx'
import type { Permission } from '#lib/permissions.ts'

type Props = {
  permission: Permission
  /** Where `newLink`, `newLinkSure` and `newLinkDone` are worded. */
  texts: string
  renew: () => Promise<unknown>
}

/** Ends a record's public links and makes a new one, once somebody is sure. */
export function RenewLink({ permission, texts, renew }: Props) {
  const t = useTranslations(texts)
  const common = useTranslations('common')
  const mayWrite = useAllowed(permission)
  const run = useMutation({ mutationFn: renew, onSuccess: () => notifications.show({ color: 'teal', message: t('newLinkDone') }) })
  if (!mayWrite) return null
  const ask = () =>
    modals.openConfirmModal({
      title: t('newLink'),
      children: <Text size="sm">{t('newLinkSure')}</Text>,
      labels: { confirm: t('newLink'), cancel: common('cancel') },
      onConfirm: () => run.mutate(),
    })
  return (
    <Button variant="default" leftSection={<IconRefresh size={18} aria-hidden />} loading={run.isPending} onClick={ask}>
      {t('newLink')}
    </Button>
  )
}
