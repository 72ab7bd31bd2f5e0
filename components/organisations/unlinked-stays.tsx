'use client'
import { Alert, Button, Group, List, Text } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { IconLink } from '@tabler/icons-react'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useAllowed } from '#components/shell/actor.tsx'
import { api, client } from '#lib/api.ts'
import { today } from '#lib/day.ts'

/** Stays that say where they are in words only, though those words name a seat: one button links them, and says which it could not. */
export function UnlinkedStays() {
  const t = useTranslations('organisations.link')
  const errors = useTranslations('errors')
  const mayWrite = useAllowed('organisations.write')
  const plan = useQuery(api.rooms.plan.queryOptions({ input: { day: today() } }))
  const link = useMutation({
    mutationFn: () => client.stays.linkPlaces(),
    onSuccess: ({ linked }) => linked > 0 && notifications.show({ color: 'teal', message: t('done', { linked }) }),
  })
  const waiting = plan.data?.unlinked ?? 0
  if (!mayWrite || waiting === 0) return null
  const refused = link.data?.refused ?? []
  return (
    <Alert mb="md" color="blue" variant="light" icon={<IconLink aria-hidden />} title={t('title', { waiting })}>
      <Group justify="space-between">
        <Text fz="sm">{t('text')}</Text>
        <Button size="compact-md" loading={link.isPending} onClick={() => link.mutate()}>
          {t('link')}
        </Button>
      </Group>
      {refused.length > 0 && (
        <>
          <Text fz="sm" fw={600} mt="xs" role="status">
            {t('refused', { count: refused.length })}
          </Text>
          <List size="sm">
            {refused.map(({ stayId, organisation, place, code, params }) => (
              <List.Item key={stayId}>
                {organisation} {place}：{errors(code, params)}
              </List.Item>
            ))}
          </List>
        </>
      )}
    </Alert>
  )
}
