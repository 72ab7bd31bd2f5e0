'use client'
import { Anchor, Button, CopyButton, Group, Paper, Select, Stack, Table, Text, TextInput } from '@mantine/core'
import { modals } from '@mantine/modals'
import { notifications } from '@mantine/notifications'
import { IconCopy, IconDeviceTv } from '@tabler/icons-react'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useFormatter, useTranslations } from 'next-intl'
import { useState } from 'react'
import { v7 as newId } from 'uuid'
import { PageHead } from '#components/shell/page-head.tsx'
import { Empty } from '#components/ui/empty.tsx'
import { Panel } from '#components/ui/panel.tsx'
import { api, client } from '#lib/api.ts'
import { wallDays } from '#lib/walls/rules.ts'
import type { Wall } from '#lib/walls/schema.ts'

/** The links to the big screen: who has which until when, a new one, and the way to end them. */
export function WallLinks() {
  const t = useTranslations('wall.links')
  const query = useQuery(api.walls.list.queryOptions())
  return (
    <>
      <PageHead title={t('title')} />
      <Stack>
        <Text maw={720}>{t('text')}</Text>
        <NewLink />
        <Panel query={query} isEmpty={({ rows }) => rows.length === 0} empty={<Empty text={t('none')} />}>
          {({ rows }) => <LinkTable rows={rows} />}
        </Panel>
      </Stack>
    </>
  )
}

const usualDays = 30

function NewLink() {
  const t = useTranslations('wall.links')
  const [id, setId] = useState(() => newId())
  const [name, setName] = useState('')
  const [days, setDays] = useState(String(usualDays))
  const [isWrong, setWrong] = useState(false)
  const make = useMutation({
    mutationFn: () => client.walls.share({ id, name, days: Number(days) }),
    onSuccess: () => {
      setId(newId())
      setName('')
      notifications.show({ color: 'teal', message: t('made') })
    },
  })
  return (
    <Paper
      withBorder
      p="md"
      component="form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        setWrong(name.trim() === '')
        if (name.trim() !== '') make.mutate()
      }}
    >
      <Group align="flex-start">
        <TextInput
          label={t('name')}
          placeholder={t('nameHint')}
          required
          maxLength={60}
          value={name}
          error={isWrong && t('wrong')}
          onChange={(event) => setName(event.currentTarget.value)}
          flex="1 1 14rem"
        />
        <Select
          label={t('days')}
          data={wallDays.map((count) => ({ value: String(count), label: t('daysOption', { days: count }) }))}
          value={days}
          onChange={(chosen) => chosen && setDays(chosen)}
          allowDeselect={false}
          w={140}
        />
        <Button type="submit" loading={make.isPending} mt={25} leftSection={<IconDeviceTv size={18} aria-hidden />}>
          {t('make')}
        </Button>
      </Group>
    </Paper>
  )
}

function LinkTable({ rows }: { rows: Wall[] }) {
  const t = useTranslations('wall.links')
  const format = useFormatter()
  const day = (instant: string) => format.dateTime(new Date(instant), { dateStyle: 'medium' })
  return (
    <Table.ScrollContainer minWidth={720}>
      <Table verticalSpacing="sm">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('name')}</Table.Th>
            <Table.Th>{t('state')}</Table.Th>
            <Table.Th>{t('givenBy')}</Table.Th>
            <Table.Th>{t('actions')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((wall) => (
            <Table.Tr key={wall.id}>
              <Table.Td fw={600}>{wall.name}</Table.Td>
              <Table.Td>
                {t(`states.${wall.state}`)} {t('until', { day: day(wall.expiresAt) })}
              </Table.Td>
              <Table.Td>{t('by', { name: wall.actorName, day: day(wall.createdAt) })}</Table.Td>
              <Table.Td>
                <Actions wall={wall} />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  )
}

function Actions({ wall: { id, version, name, url } }: { wall: Wall }) {
  const t = useTranslations('wall.links')
  const common = useTranslations('common')
  const said = (message: string) => () => notifications.show({ color: 'teal', message })
  const renew = useMutation({ mutationFn: () => client.walls.renew({ id, version, days: usualDays }), onSuccess: said(t('renewed')) })
  const revoke = useMutation({ mutationFn: () => client.walls.revoke({ id, version }), onSuccess: said(t('revoked')) })
  const ask = (word: 'renew' | 'revoke', run: () => void) => () =>
    modals.openConfirmModal({
      title: t(word),
      children: <Text size="sm">{t(`${word}Sure`, { name, days: usualDays })}</Text>,
      labels: { confirm: t(word), cancel: common('cancel') },
      onConfirm: run,
    })
  return (
    <Group gap="xs" wrap="nowrap">
      {url && (
        <>
          <Anchor href={url} target="_blank" rel="noreferrer" aria-label={`${t('open')}：${name}`}>
            {t('open')}
          </Anchor>
          <CopyButton value={url}>
            {({ copied, copy }) => (
              <Button size="compact-sm" variant="default" onClick={copy} leftSection={<IconCopy size={14} aria-hidden />}>
                {copied ? t('copied') : t('copy')}
              </Button>
            )}
          </CopyButton>
        </>
      )}
      <Button size="compact-sm" variant="default" loading={renew.isPending} onClick={ask('renew', () => renew.mutate())}>
        {t('renew')}
      </Button>
      {url && (
        <Button size="compact-sm" variant="default" loading={revoke.isPending} onClick={ask('revoke', () => revoke.mutate())}>
          {t('revoke')}
        </Button>
      )}
    </Group>
  )
}
