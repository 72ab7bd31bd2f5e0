'use client'
import { Badge, Button, Group, Table, Text } from '@mantine/core'
import { modals } from '@mantine/modals'
import { notifications } from '@mantine/notifications'
import { useMutation } from '@tanstack/react-query'
import { useFormatter, useTranslations } from 'next-intl'
import classes from '#components/ui/data-table.module.css'
import { client } from '#lib/api.ts'
import type { ApiKeyView } from '#lib/api-keys/schema.ts'

const colours = { waiting: 'orange', live: 'teal', expired: 'gray', revoked: 'gray' } as const

/** Every key a row; on a phone a card. */
export function KeyTable({ rows, mayApprove }: { rows: ApiKeyView[]; mayApprove: boolean }) {
  const t = useTranslations('apiKeys')
  const names = ['name', 'purpose', 'owner', 'scopes', 'state', 'used', 'actions'] as const
  return (
    <Table className={classes.table} role="table" aria-label={t('title')}>
      <Table.Thead className={classes.head} role="rowgroup">
        <Table.Tr role="row">
          {names.map((name) => (
            <Table.Th key={name} role="columnheader">
              {t(name)}
            </Table.Th>
          ))}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody role="rowgroup">
        {rows.map((row) => (
          <KeyRow key={row.id} row={row} mayApprove={mayApprove} />
        ))}
      </Table.Tbody>
    </Table>
  )
}

function KeyRow({ row, mayApprove }: { row: ApiKeyView; mayApprove: boolean }) {
  const t = useTranslations('apiKeys')
  const format = useFormatter()
  const words = useScopeWords()
  const day = (instant: string) => format.dateTime(new Date(instant), { dateStyle: 'medium' })
  return (
    <Table.Tr role="row" className={classes.row}>
      <Table.Td role="cell" className={classes.lead} data-label={t('name')}>
        <Text fz="sm" fw={600}>
          {row.name}
        </Text>
        <Text fz="xs" c="dimmed" ff="monospace">
          {row.hint}…
        </Text>
      </Table.Td>
      <Table.Td role="cell" data-label={t('purpose')}>
        {row.purpose}
      </Table.Td>
      <Table.Td role="cell" data-label={t('owner')}>
        {row.owner}
      </Table.Td>
      <Table.Td role="cell" data-label={t('scopes')} title={words(row.scopes)}>
        {row.scopes.length > 3 ? t('scopesOf', { count: row.scopes.length }) : words(row.scopes)}
      </Table.Td>
      <Table.Td role="cell" data-label={t('state')}>
        <Badge variant="light" color={colours[row.state]} autoContrast tt="none">
          {t(`states.${row.state}`)}
        </Badge>
        {(row.state === 'live' || row.state === 'waiting') && (
          <Text fz="xs" c="dimmed">
            {t('until', { day: day(row.expiresAt) })}
          </Text>
        )}
        {row.approvedBy && (
          <Text fz="xs" c="dimmed">
            {t('approvedBy', { name: row.approvedBy })}
          </Text>
        )}
      </Table.Td>
      <Table.Td role="cell" data-label={t('used')}>
        {row.lastUsedAt ? format.dateTime(new Date(row.lastUsedAt), { dateStyle: 'medium', timeStyle: 'short' }) : t('never')}
      </Table.Td>
      <Table.Td role="cell" data-label={t('actions')}>
        <Actions row={row} mayApprove={mayApprove} />
      </Table.Td>
    </Table.Tr>
  )
}

/** Permissions in words; one that an older key has and nobody knows any more by its name. */
function useScopeWords(): (scopes: string[]) => string {
  const permission = useTranslations('users.permissions')
  const t = useTranslations('audit')
  return (scopes) => scopes.map((scope) => (permission.has(scope as never) ? permission(scope as never) : scope)).join(t('comma'))
}

function Actions({ row: { id, version, name, owner, scopes, state }, mayApprove }: { row: ApiKeyView; mayApprove: boolean }) {
  const t = useTranslations('apiKeys')
  const common = useTranslations('common')
  const words = useScopeWords()
  const said = (message: string) => () => notifications.show({ color: 'teal', message })
  const approve = useMutation({ mutationFn: () => client.apiKeys.approve({ id, version }), onSuccess: said(t('approved')) })
  const revoke = useMutation({ mutationFn: () => client.apiKeys.revoke({ id, version }), onSuccess: said(t('revoked')) })
  const ask = (word: 'approve' | 'revoke', run: () => void) => () =>
    modals.openConfirmModal({
      title: t(word),
      children: <Text fz="sm">{t(`${word}Sure`, { name, owner, scopes: words(scopes) })}</Text>,
      labels: { confirm: t(word), cancel: common('cancel') },
      ...(word === 'revoke' && { confirmProps: { color: 'red' } }),
      onConfirm: run,
    })
  if (state === 'revoked' || state === 'expired') return null
  return (
    <Group gap="xs">
      {mayApprove && state === 'waiting' && (
        <Button size="compact-md" loading={approve.isPending} onClick={ask('approve', () => approve.mutate())}>
          {t('approve')}
        </Button>
      )}
      <Button size="compact-md" variant="default" loading={revoke.isPending} onClick={ask('revoke', () => revoke.mutate())}>
        {t('revoke')}
      </Button>
    </Group>
  )
}
