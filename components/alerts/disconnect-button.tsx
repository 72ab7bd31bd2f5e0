'use client'
import { Button, Text } from '@mantine/core'
import { modals } from '@mantine/modals'
import { useMutation } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'

/** Takes a way out of the house away, after a question. */
export function DisconnectButton({ disconnect }: { disconnect: () => Promise<unknown> }) {
  const t = useTranslations('alerts.ways')
  const remove = useMutation({ mutationFn: disconnect })
  const ask = () =>
    modals.openConfirmModal({
      title: t('disconnect'),
      children: <Text fz="sm">{t('disconnectText')}</Text>,
      labels: { confirm: t('disconnect'), cancel: t('keep') },
      confirmProps: { color: 'red' },
      onConfirm: () => remove.mutate(),
    })
  return (
    <Button variant="subtle" color="red" loading={remove.isPending} onClick={ask}>
      {t('disconnect')}
    </Button>
  )
}
