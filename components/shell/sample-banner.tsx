'use client'
import { Alert, Button, Group, Text } from '@mantine/core'
import { modals } from '@mantine/modals'
import { IconFlask } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { client } from '#lib/api.ts'
import { useAllowed } from './actor.tsx'

/** How many records came with the sample year, and how many people logged themselves. */
type SampleState = { loaded: boolean; sample: number; own: number }

/** Says on every page that what is shown is a sample, as long as it is; who may can take it away here. */
export function SampleBanner({ state }: { state: SampleState }) {
  const t = useTranslations('common.sample')
  const mayRemove = useAllowed('sample.remove')
  const remove = useMutation({
    mutationFn: () => client.sample.remove(),
    // whoever removes it may be part of it
    onSuccess: ({ setupNeeded }) => window.location.assign(setupNeeded ? '/setup' : '/board'),
  })
  if (!state.loaded) return null
  const ask = () =>
    modals.openConfirmModal({
      title: t('sure'),
      children: <Text size="sm">{t('explain', { sample: state.sample, own: state.own })}</Text>,
      labels: { confirm: t('remove'), cancel: t('keep') },
      confirmProps: { color: 'red' },
      onConfirm: () => remove.mutate(),
    })
  return (
    <Alert color="yellow" variant="light" mb="md" py="xs" icon={<IconFlask aria-hidden />} role="note" aria-label={t('title')}>
      <Group justify="space-between" gap="xs">
        <Text size="sm">
          <b>{t('title')}</b> {t('text')}
        </Text>
        {mayRemove && (
          <Button size="compact-sm" variant="default" loading={remove.isPending} onClick={ask}>
            {t('remove')}
          </Button>
        )}
      </Group>
    </Alert>
  )
}
