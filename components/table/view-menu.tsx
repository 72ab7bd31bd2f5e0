'use client'
import { ActionIcon, Badge, Button, Group, Menu, Text, Title } from '@mantine/core'
import { IconCheck, IconChevronDown, IconDots, IconStar, IconStarFilled, IconTrash, IconUsers } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { usePathname, useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { client } from '#lib/api.ts'
import { useAllowed } from '../shell/actor.tsx'
import { viewTextOf } from '../ui/list-address.ts'
import { SaveViewDialog } from './save-view-dialog.tsx'
import type { List } from './use-list.ts'

/** The word in the address for: none of my views, not even my default one. */
const noView = 'none'

/** The title of a list, and the views of it that were saved: open one, save what is shown under a name. */
export function ViewMenu({ list, title }: { list: List; title: string }) {
  const t = useTranslations('table.views')
  const router = useRouter()
  const path = usePathname()
  const [isNaming, setNaming] = useState(false)
  const mayShare = useAllowed('views.share')
  const { views, preference, prefer, address } = list
  const shown = views.find(({ id }) => id === address.view)
  // what a view keeps beside the address: the columns and the density on screen
  const now = viewTextOf({ ...address, columns: address.columns ?? list.columnNames, density: list.density })
  const isChanged = shown !== undefined && now !== shown.address
  const revise = useMutation({
    mutationFn: (view: { id: string; version: number; address?: string; isShared?: boolean }) => client.views.revise(view),
  })
  const remove = useMutation({ mutationFn: (view: { id: string; version: number }) => client.views.remove(view) })
  const open = (view: { id: string; address: string }) => router.push(`${path}?${view.address}&view=${view.id}`)
  const mine = views.filter(({ isMine }) => isMine)
  const shared = views.filter(({ isMine }) => !isMine)
  const item = (view: (typeof views)[number]) => (
    <Menu.Item
      key={view.id}
      onClick={() => open(view)}
      leftSection={view.id === shown?.id ? <IconCheck size={16} aria-hidden /> : <span style={{ width: 16 }} />}
      rightSection={
        <Text fz="xs" c="dimmed">
          {view.id === preference.defaultViewId ? t('isDefault') : view.isMine ? (view.isShared ? t('isShared') : '') : view.ownerName}
        </Text>
      }
      aria-current={view.id === shown?.id || undefined}
    >
      {view.name}
    </Menu.Item>
  )
  return (
    <Group mb="sm" gap="xs">
      <Title order={1} size="h3">
        {title}
      </Title>
      <Group gap={4} data-controls="">
        <Menu position="bottom-start" width={260}>
          <Menu.Target>
            <Button
              variant="subtle"
              size="compact-md"
              aria-label={t('menu', { name: shown?.name ?? t('all') })}
              rightSection={<IconChevronDown size={16} aria-hidden />}
            >
              {shown?.name ?? t('all')}
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item
              onClick={() => router.push(preference.defaultViewId ? `${path}?view=${noView}` : path)}
              leftSection={shown ? <span style={{ width: 16 }} /> : <IconCheck size={16} aria-hidden />}
            >
              {t('all')}
            </Menu.Item>
            {mine.length > 0 && <Menu.Label>{t('mine')}</Menu.Label>}
            {mine.map(item)}
            {shared.length > 0 && <Menu.Label>{t('shared')}</Menu.Label>}
            {shared.map(item)}
            <Menu.Divider />
            <Menu.Item onClick={() => setNaming(true)}>{t('saveAs')}</Menu.Item>
          </Menu.Dropdown>
        </Menu>
        {isChanged && (
          <>
            <Badge variant="light" color="orange" tt="none">
              {t('changed')}
            </Badge>
            {shown.isMine && (
              <Button
                size="compact-sm"
                variant="light"
                loading={revise.isPending}
                onClick={() => revise.mutate({ id: shown.id, version: shown.version, address: now })}
              >
                {t('save')}
              </Button>
            )}
            <Button size="compact-sm" variant="subtle" onClick={() => setNaming(true)}>
              {t('saveAs')}
            </Button>
          </>
        )}
        {shown && (
          <Menu position="bottom-start">
            <Menu.Target>
              <ActionIcon variant="subtle" aria-label={t('more', { name: shown.name })}>
                <IconDots size={18} aria-hidden />
              </ActionIcon>
            </Menu.Target>
            <Menu.Dropdown>
              {shown.id === preference.defaultViewId ? (
                <Menu.Item leftSection={<IconStarFilled size={16} aria-hidden />} onClick={() => prefer({ defaultViewId: null })}>
                  {t('noDefault')}
                </Menu.Item>
              ) : (
                <Menu.Item leftSection={<IconStar size={16} aria-hidden />} onClick={() => prefer({ defaultViewId: shown.id })}>
                  {t('makeDefault')}
                </Menu.Item>
              )}
              {shown.isMine && mayShare && (
                <Menu.Item
                  leftSection={<IconUsers size={16} aria-hidden />}
                  onClick={() => revise.mutate({ id: shown.id, version: shown.version, isShared: !shown.isShared })}
                >
                  {t(shown.isShared ? 'unshare' : 'share')}
                </Menu.Item>
              )}
              {shown.isMine && (
                <Menu.Item
                  color="red"
                  leftSection={<IconTrash size={16} aria-hidden />}
                  onClick={() => remove.mutate(shown, { onSuccess: () => router.push(path) })}
                >
                  {t('remove')}
                </Menu.Item>
              )}
            </Menu.Dropdown>
          </Menu>
        )}
      </Group>
      {isNaming && (
        <SaveViewDialog
          list={list.name}
          address={now}
          taken={mine.map(({ name }) => name)}
          onClose={() => setNaming(false)}
          onSaved={(view) => {
            setNaming(false)
            open(view)
          }}
        />
      )}
    </Group>
  )
}
