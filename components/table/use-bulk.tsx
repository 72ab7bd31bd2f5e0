'use client'
import { Button, Group, Text } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useMutation } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useCallback } from 'react'
import { useAllowed } from '../shell/actor.tsx'
import { problemOf, useErrorText } from '../ui/error-text.ts'
import type { RecordRow, Records } from '../ui/records.ts'

/** The most records that one command writes, as the server has it. */
export const mostAtOnce = 500
/** How long a change of many offers to be undone on the spot, in milliseconds. */
const undoMs = 20_000

/** A change of some fields of many records: for each its id, its version, and what it becomes. */
export type Changes = { id: string; version: number; [field: string]: unknown }[]
type Work = {
  kind: 'revise' | 'remove' | 'restore'
  rows: Changes
  titles: Record<string, string>
  undo?: (after: readonly RecordRow[]) => Work
}

const atOf = ({ id, version }: RecordRow) => ({ id, version })
const titlesOf = (records: Records<RecordRow>, rows: readonly RecordRow[]) =>
  Object.fromEntries(rows.map((row) => [row.id, records.titleOf(row)]))

/** What can be done to many records at once: all of them or none, and taken back with one click. */
export function useBulk(records: Records<RecordRow>) {
  const t = useTranslations()
  const mayWrite = useAllowed(records.write) && records.operations.reviseMany !== undefined
  const textOf = useErrorText()
  const { reviseMany, removeMany, restoreMany } = records.operations
  const doing = { revise: reviseMany, remove: removeMany, restore: restoreMany }
  const work = useMutation({
    meta: { quiet: true },
    mutationFn: async ({ kind, rows }: Work) => (await doing[kind]?.({ rows })) ?? { rows: [] },
    onSuccess: ({ rows }, { kind, undo }) => {
      const notice = `bulk-${kind}-${rows[0]?.id}`
      tell(
        notice,
        'teal',
        t(`table.bulk.done.${kind}`, { count: rows.length }),
        undo && t('common.undo'),
        () => undo && work.mutate(undo(rows)),
      )
    },
    onError: (error, { rows, titles, ...rest }) => {
      const { code, current } = problemOf(error)
      const stale = code === 'STALE' && Array.isArray(current) ? (current as RecordRow[]).map(({ id }) => id) : []
      const others = rows.filter(({ id }) => !stale.includes(id))
      if (stale.length === 0) return notifications.show({ color: 'red', autoClose: undoMs, message: textOf(error) })
      const named = stale
        .slice(0, 3)
        .map((id) => titles[id] ?? '')
        .join(t('table.and'))
      tell(
        `bulk-stale-${stale[0]}`,
        'orange',
        t('table.bulk.stale', { count: stale.length, named }),
        others.length > 0 ? t('table.bulk.others', { count: others.length }) : undefined,
        () => work.mutate({ rows: others, titles, ...rest }),
      )
    },
  })
  const remove = (rows: readonly RecordRow[]) => {
    const titles = titlesOf(records, rows)
    work.mutate({ kind: 'remove', rows: rows.map(atOf), titles, undo: (after) => ({ kind: 'restore', rows: after.map(atOf), titles }) })
  }
  const { mutate } = work
  const restore = useCallback(
    (rows: readonly RecordRow[]) => mutate({ kind: 'restore', rows: rows.map(atOf), titles: titlesOf(records, rows) }),
    [mutate, records],
  )
  /** Gives one field of many records one value; undoing gives each its own again. */
  const revise = (rows: readonly RecordRow[], field: string, value: unknown, onDone: () => void) => {
    const before = new Map(rows.map((row) => [row.id, (row as Record<string, unknown>)[field] ?? null]))
    const titles = titlesOf(records, rows)
    const undo = (after: readonly RecordRow[]): Work => ({
      kind: 'revise',
      rows: after.map((row) => ({ ...atOf(row), [field]: before.get(row.id) })),
      titles,
    })
    work.mutate({ kind: 'revise', rows: rows.map((row) => ({ ...atOf(row), [field]: value })), titles, undo }, { onSuccess: onDone })
  }
  return { mayWrite, isPending: work.isPending, error: work.error, remove, restore, revise }
}
export type Bulk = ReturnType<typeof useBulk>

function tell(id: string, color: string, text: string, action: string | undefined, onAction: () => void): void {
  notifications.show({
    id,
    color,
    autoClose: undoMs,
    message: (
      <Group justify="space-between" wrap="nowrap">
        <Text size="sm">{text}</Text>
        {action && (
          <Button
            size="compact-sm"
            variant="light"
            onClick={() => {
              notifications.hide(id)
              onAction()
            }}
          >
            {action}
          </Button>
        )}
      </Group>
    ),
  })
}
