'use client'
import { Anchor, Button, Group, SegmentedControl, Select, Stack, Text, Title } from '@mantine/core'
import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query'
import Link from 'next/link'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useQueryStates } from 'nuqs'
import { useState } from 'react'
import { usePageKeys } from '#components/shell/page-keys.ts'
import { Empty } from '#components/ui/empty.tsx'
import { Panel } from '#components/ui/panel.tsx'
import { undoNotice } from '#components/ui/undo-notice.tsx'
import { api, client } from '#lib/api.ts'
import { inboxShows, type Notification, notificationKinds } from '#lib/notifications/schema.ts'
import classes from './inbox.module.css'
import { inboxAddress } from './inbox-address.ts'
import { InboxLine } from './inbox-line.tsx'

const [few, many] = [50, 200]

/** What the house has to tell oneself: each line leads to its subject and can be marked as read or unread. */
export function InboxScreen() {
  const t = useTranslations('inbox')
  const kinds = useTranslations('alerts.kinds')
  const [{ show, kind }, setAddress] = useQueryStates(inboxAddress)
  const [size, setSize] = useState(few)
  const query = useQuery({ ...api.notifications.list.queryOptions({ input: { show, kind, size } }), placeholderData: keepPreviousData })
  const rows = query.data?.rows ?? []
  const mark = useMutation({ mutationFn: (input: { ids: string[]; isRead: boolean }) => client.notifications.mark(input) })
  const markAll = useMutation({
    mutationFn: () => client.notifications.markAll({ kind, until: rows[0]?.createdAt ?? new Date(0).toISOString() }),
    onSuccess: ({ changed }) =>
      undoNotice({
        ...{ id: 'inbox', message: t('marked', { count: changed.length }), label: t('undo') },
        onUndo: () => changed.length > 0 && mark.mutate({ ids: changed, isRead: false }),
      }),
  })
  const here = useLineKeys(rows, (row) => mark.mutate({ ids: [row.id], isRead: row.readAt === null }))
  return (
    <Stack maw={900} gap="sm">
      <Group justify="space-between">
        <Title order={1} size="h3">
          {t('title')}
        </Title>
        <Anchor component={Link} href="/alerts" prefetch={false} fz="sm">
          {t('settings')}
        </Anchor>
      </Group>
      <Group gap="sm" align="flex-end" justify="space-between" data-controls="">
        <Group gap="sm" align="flex-end">
          <SegmentedControl
            aria-label={t('show')}
            value={show}
            onChange={(chosen) => setAddress({ show: inboxShows.find((one) => one === chosen) ?? 'unread' })}
            data={inboxShows.map((value) => ({ value, label: t(`shows.${value}`) }))}
          />
          <Select
            aria-label={t('kind')}
            w={170}
            placeholder={t('allKinds')}
            clearable
            data={notificationKinds.map((value) => ({ value, label: value === 'digest' ? t('kinds.digest') : kinds(value) }))}
            value={kind}
            onChange={(chosen) => setAddress({ kind: notificationKinds.find((one) => one === chosen) ?? null })}
          />
        </Group>
        {rows.some(({ readAt }) => readAt === null) && (
          <Button variant="default" loading={markAll.isPending} onClick={() => markAll.mutate()}>
            {t('markAll')}
          </Button>
        )}
      </Group>
      <Panel query={query} isEmpty={(found) => found.rows.length === 0} empty={<Nothing show={show} />}>
        {(found) => (
          <>
            <ul className={classes.list} aria-label={t('title')} aria-busy={query.isPlaceholderData}>
              {found.rows.map((row) => (
                <InboxLine
                  key={row.id}
                  row={row}
                  isHere={row.id === here}
                  onOpen={() => row.readAt === null && mark.mutate({ ids: [row.id], isRead: true })}
                  onMark={(isRead) => mark.mutate({ ids: [row.id], isRead })}
                />
              ))}
            </ul>
            {found.hasMore && size === few && (
              <Button variant="subtle" onClick={() => setSize(many)}>
                {t('more')}
              </Button>
            )}
            <Text fz="xs" c="dimmed" visibleFrom="sm">
              {t('keys')}
            </Text>
          </>
        )}
      </Panel>
    </Stack>
  )
}

function Nothing({ show }: { show: (typeof inboxShows)[number] }) {
  const t = useTranslations('inbox')
  return (
    <Empty text={t(`none.${show}`)}>
      {show === 'unread' && (
        <Button component={Link} href="/inbox?show=all" variant="default">
          {t('seeAll')}
        </Button>
      )}
    </Empty>
  )
}

/** j and k go from line to line, Enter opens the one, u marks it; gives the line that they are at. */
function useLineKeys(rows: readonly Notification[], toggle: (row: Notification) => void): string | null {
  const router = useRouter()
  const [here, setHere] = useState<string | null>(null)
  usePageKeys(({ key, target }) => {
    const place = rows.findIndex(({ id }) => id === here)
    const row = rows[place]
    if (key === 'j' || key === 'k') {
      const next = rows[Math.min(rows.length - 1, Math.max(0, place + (key === 'j' ? 1 : -1)))]
      if (!next) return false
      setHere(next.id)
      document.querySelector(`[data-line="${next.id}"]`)?.scrollIntoView({ block: 'nearest' })
      return true
    }
    if (!row) return false
    if (key === 'u') toggle(row)
    else if (key === 'Enter' && !(target instanceof Element && target.closest('a, button'))) {
      if (row.readAt === null) toggle(row)
      router.push(row.path)
    } else return false
    return true
  })
  return here
}
