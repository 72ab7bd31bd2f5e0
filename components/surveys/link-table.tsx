'use client'
import { Anchor, Badge, Button, CopyButton, Group, Menu, Paper, Stack, Text } from '@mantine/core'
import { modals } from '@mantine/modals'
import { notifications } from '@mantine/notifications'
import { IconCheck, IconCopy, IconDots, IconRefresh, IconSend, IconTrash } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { clockOf } from '#components/ui/record-values.ts'
import { client } from '#lib/api.ts'
import type { LinkRow } from './survey-links.tsx'

/** A line for each organisation's link: copied with one tap, noted as sent, replaced where it was lost. */
export function LinkTable({ rows }: { rows: readonly LinkRow[] }) {
  return (
    <Stack component="ul" gap="xs" m={0} p={0} style={{ listStyle: 'none' }}>
      {rows.map((row) => (
        <Paper key={row.id} component="li" withBorder p="sm">
          <Line row={row} />
        </Paper>
      ))}
    </Stack>
  )
}

function Line({ row }: { row: LinkRow }) {
  const t = useTranslations('surveys.links')
  return (
    <Group justify="space-between" gap="xs">
      <Stack gap={2} flex="1 1 14rem">
        <Group gap="xs">
          <Text fw={500}>{row.organisationName}</Text>
          <State row={row} />
        </Group>
        {row.sentAt && (
          <Text fz="xs" c="dimmed">
            {t('sentOn', { at: clockOf(row.sentAt), note: row.sentNote ?? '' })}
          </Text>
        )}
      </Stack>
      <Group gap="xs">
        <CopyButton value={row.address}>
          {({ copied, copy }) => (
            <Button
              size="compact-md"
              variant="light"
              aria-label={t('copyOne', { name: row.organisationName })}
              leftSection={copied ? <IconCheck size={16} aria-hidden /> : <IconCopy size={16} aria-hidden />}
              onClick={copy}
            >
              {t(copied ? 'copied' : 'copy')}
            </Button>
          )}
        </CopyButton>
        <More row={row} />
      </Group>
    </Group>
  )
}

function State({ row }: { row: LinkRow }) {
  const t = useTranslations('surveys.links')
  if (row.answerAt && row.responseId)
    return (
      <Anchor component={Link} href={`/surveys/responses?open=${row.responseId}`} prefetch={false} fz="sm" underline="always">
        {t('answeredOn', { at: clockOf(row.answerAt) })}
      </Anchor>
    )
  return (
    <Badge variant="light" color={row.sentAt ? 'blue' : 'gray'} tt="none" autoContrast>
      {t(row.sentAt ? 'waiting' : 'unsent')}
    </Badge>
  )
}

function More({ row }: { row: LinkRow }) {
  const t = useTranslations('surveys.links')
  const common = useTranslations('common')
  const { id, version, organisationName: name } = row
  const mark = useMutation({
    mutationFn: () => client.surveyInvitations.markSent({ rows: [{ id, version }], isSent: !row.sentAt, note: null }),
  })
  const renew = useMutation({
    mutationFn: () => client.surveyInvitations.renew({ id, version }),
    onSuccess: () => notifications.show({ color: 'teal', message: t('renewed', { name }) }),
  })
  const remove = useMutation({ mutationFn: () => client.surveyInvitations.remove({ id, version }) })
  const ask = (what: 'renew' | 'remove', run: () => void) =>
    modals.openConfirmModal({
      title: t(what),
      children: <Text size="sm">{t(`${what}Sure`, { name })}</Text>,
      labels: { confirm: t(what), cancel: common('cancel') },
      onConfirm: run,
    })
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button size="compact-md" variant="default" aria-label={t('more', { name })}>
          <IconDots size={16} aria-hidden />
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconSend size={16} aria-hidden />} onClick={() => mark.mutate()}>
          {t(row.sentAt ? 'markUnsent' : 'markSent')}
        </Menu.Item>
        <Menu.Item leftSection={<IconRefresh size={16} aria-hidden />} onClick={() => ask('renew', renew.mutate)}>
          {t('renew')}
        </Menu.Item>
        <Menu.Item leftSection={<IconTrash size={16} aria-hidden />} onClick={() => ask('remove', remove.mutate)}>
          {t('remove')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
