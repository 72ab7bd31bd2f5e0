'use client'
import { Button, Group, Modal, Stack, Text, Title } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useMutation } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { ProblemNotice } from '#components/ui/problem-notice.tsx'
import { client } from '#lib/api.ts'
import type { UserView } from './user-table.tsx'

/** Whether somebody has a second factor, and the way out for who lost phone and codes. */
export function PersonFactor({ user }: { user: UserView }) {
  const t = useTranslations('secondFactor')
  const [isAsking, setAsking] = useState(false)
  const reset = useMutation({
    meta: { quiet: true },
    mutationFn: () => client.secondFactors.reset({ id: user.id }),
    onSuccess: () => {
      setAsking(false)
      notifications.show({ message: t('person.resetDone', { name: user.name }) })
    },
  })
  return (
    <Stack gap="sm">
      <Title order={2} fz="md">
        {t('title')}
      </Title>
      <Group justify="space-between">
        <Text fz="sm" c={user.hasSecondFactor ? undefined : 'dimmed'}>
          {t(user.hasSecondFactor ? 'person.on' : 'person.off')}
        </Text>
        {user.hasSecondFactor && (
          <Button variant="default" onClick={() => setAsking(true)}>
            {t('person.reset')}
          </Button>
        )}
      </Group>
      <Modal opened={isAsking} onClose={() => setAsking(false)} title={t('person.resetTitle', { name: user.name })} centered>
        <Stack>
          <ProblemNotice error={reset.error} />
          <Text fz="sm">{t('person.resetText')}</Text>
          <Group justify="flex-end">
            <Button variant="default" onClick={() => setAsking(false)}>
              {t('person.cancel')}
            </Button>
            <Button color="red" loading={reset.isPending} onClick={() => reset.mutate()}>
              {t('person.reset')}
            </Button>
          </Group>
        </Stack>
      </Modal>
    </Stack>
  )
}
