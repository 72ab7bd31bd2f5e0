'use client'
import { Badge, Button, Group, Paper, Stack, Text, Title } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import { useFormatter, useTranslations } from 'next-intl'
import { useState } from 'react'
import { api, client } from '#lib/api.ts'
import type { LateFact } from '#lib/late-facts/schema.ts'
import { addressOf, type Draft } from '../drafts/draft.ts'
import { useDraftStore } from '../drafts/use-draft-store.ts'
import { useAllowed } from '../shell/actor.tsx'
import { Empty } from '../ui/empty.tsx'
import { Panel } from '../ui/panel.tsx'
import { undoNotice } from '../ui/undo-notice.tsx'
import { LateFactDialog } from './late-fact-dialog.tsx'

/** 期后事项: what became known after a year was closed, and what became of it once the year was opened again. */
export function LateFacts() {
  const t = useTranslations('lateFacts')
  const found = useQuery(api.lateFacts.list.queryOptions({ input: {} }))
  const mayWrite = useAllowed('lateFacts.write')
  const [isAdding, setAdding] = useState(false)
  const closed = found.data?.closedYears ?? []
  return (
    <Stack component="section" gap="sm" aria-labelledby="late-facts" id="late">
      <Group justify="space-between">
        <Title order={2} fz="h3" id="late-facts">
          {t('title')}
        </Title>
        {mayWrite && closed.length > 0 && (
          <Button variant="default" leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setAdding(true)}>
            {t('add')}
          </Button>
        )}
      </Group>
      <Text fz="sm" c="dimmed">
        {t('intro')}
      </Text>
      <Panel query={found} isEmpty={({ rows }) => rows.length === 0} empty={<Empty text={t('empty')} />}>
        {({ rows, closedYears }) => (
          <Stack component="ul" gap="xs" m={0} p={0} style={{ listStyle: 'none' }}>
            {rows.map((row) => (
              <Late key={row.id} row={row} isClosed={closedYears.includes(row.year)} mayWrite={mayWrite} />
            ))}
          </Stack>
        )}
      </Panel>
      {isAdding && <LateFactDialog years={closed} onClose={() => setAdding(false)} />}
    </Stack>
  )
}

function Late({ row, isClosed, mayWrite }: { row: LateFact; isClosed: boolean; mayWrite: boolean }) {
  const t = useTranslations('lateFacts')
  const format = useFormatter()
  const moment = (at: string) => format.dateTime(new Date(at), { dateStyle: 'medium', timeStyle: 'short' })
  const { id, version, year, what, reason, filedBy, filedAt, closingNumber, applied, input } = row
  const unapply = useMutation({ mutationFn: (at: { id: string; version: number }) => client.lateFacts.unapply(at) })
  const apply = useMutation({
    mutationFn: () => client.lateFacts.apply({ id, version }),
    onSuccess: (now) =>
      undoNotice({
        id: `late-${id}`,
        message: t('appliedNow', { what }),
        label: t('undo'),
        onUndo: () => unapply.mutate({ id, version: now.version }),
      }),
  })
  const resume = useResume()
  const isOpen = !isClosed && !applied && mayWrite
  return (
    <Paper component="li" withBorder p="sm">
      <Stack gap={4}>
        <Group gap="xs">
          <Badge variant="light" color={applied ? 'teal' : 'gray'} tt="none" autoContrast>
            {applied ? t('applied', { by: applied.by, at: moment(applied.at) }) : t(isClosed ? 'isClosed' : 'waits')}
          </Badge>
          <Text fw={600} style={{ overflowWrap: 'anywhere' }}>
            {year} · {what}
          </Text>
        </Group>
        <Text fz="sm" style={{ whiteSpace: 'pre-wrap' }}>
          {reason}
        </Text>
        <Text fz="xs" c="dimmed">
          {t('filedBy', { by: filedBy, at: moment(filedAt), number: closingNumber })}
          {input && ` · ${t('withForm')}`}
        </Text>
        {isOpen && (
          <Group gap="xs" data-controls="">
            {input && (
              <Button size="compact-md" onClick={() => void resume(input as unknown as Draft)}>
                {t('resume')}
              </Button>
            )}
            <Button size="compact-md" variant="default" loading={apply.isPending} onClick={() => apply.mutate()}>
              {t('apply')}
            </Button>
          </Group>
        )}
      </Stack>
    </Paper>
  )
}

/** Puts what was typed back among this person's drafts and goes to its form. */
function useResume(): (draft: Draft) => Promise<void> {
  const store = useDraftStore()
  const router = useRouter()
  return async (draft) => {
    const again: Draft = { ...draft, state: 'typed', reason: null, rival: null, files: [], at: Date.now() }
    await store.keep(again, [])
    router.push(addressOf(again))
  }
}
