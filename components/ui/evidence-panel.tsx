'use client'
import { Alert, Group, Paper, Stack, Text, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { api } from '#lib/api.ts'
import { evidenceKinds } from '#lib/evidence/schema.ts'
import { useAllowed } from '../shell/actor.tsx'
import { EvidenceAdd } from './evidence-add.tsx'
import { FiledRow, WaitingRow } from './evidence-rows.tsx'
import { usePhotos } from './evidence-thumbnail.tsx'
import type { EvidenceProps } from './records.ts'

/** The largest file that is worth sending, in bytes (20 MB): the server refuses more. */
const maxBytes = 20 * 1024 * 1024

type Props = Omit<EvidenceProps, 'values'> & {
  /** Only these kinds, where a form is about a part of the proof. */
  only?: readonly string[]
}

/** The proof of a record: what is filed, what is still missing before it counts, and where to add it. */
export function EvidencePanel({ source, record, recordId, queue, only }: Props) {
  const t = useTranslations()
  const mayFile = useAllowed('evidence.write')
  const [tooLarge, setTooLarge] = useState<string[]>([])
  const { data: filed = [] } = useQuery({ ...api.evidence.list.queryOptions({ input: { source, recordId } }), enabled: record !== null })
  const stamped = record as { evidence?: string[]; declared?: string[] } | null
  const kinds: readonly string[] = only ?? evidenceKinds[source]
  // only what has stamps on its record must be complete before it counts
  const demanded = source === 'events' || source === 'payments' ? kinds.filter((kind) => kind !== 'other') : []
  const present = new Set([...(stamped?.declared ?? []), ...filed.map((file) => file.kind), ...queue.waiting.map((file) => file.kind)])
  const photos = usePhotos(filed)
  const missing = demanded.filter((kind) => !present.has(kind))
  const nameOf = (kind: string) => t(`enums.evidence.${kind}`)

  const choose = (kind: string, files: File[]) => {
    const fitting = files.filter((file) => file.size <= maxBytes)
    setTooLarge(files.filter((file) => file.size > maxBytes).map((file) => file.name))
    const added = queue.add(kind, fitting)
    if (record) void queue.send(added)
  }
  return (
    <Paper withBorder p="md" component="section" aria-labelledby="evidence-title">
      <Stack gap="sm">
        <Group justify="space-between">
          <Title order={3} size="h5" id="evidence-title">
            {t('records.evidence.title')}
          </Title>
          {demanded.length > 0 && (
            <Text fz="sm" c={missing.length > 0 ? 'var(--mantine-color-error)' : undefined} role="status">
              {missing.length > 0
                ? t('records.evidence.missing', { kinds: missing.map(nameOf).join(t('records.evidence.and')) })
                : t('records.evidence.all')}
            </Text>
          )}
        </Group>
        {tooLarge.map((name) => (
          <Alert key={name} color="red" variant="light" role="alert">
            {name}: {t('errors.FILE_TOO_LARGE', { megabytes: 20 })}
          </Alert>
        ))}
        {kinds.map((kind) => {
          const mine = filed.filter((file) => file.kind === kind)
          const coming = queue.waiting.filter((file) => file.kind === kind)
          const onPaper = mine.length === 0 && stamped?.declared?.includes(kind)
          return (
            <div key={kind}>
              <Group justify="space-between" wrap="nowrap" gap="xs">
                <Text fz="sm" fw={500}>
                  {nameOf(kind)}
                  {onPaper && (
                    <Text span c="dimmed" fz="sm" fw={400}>
                      {' '}
                      {t('records.evidence.onPaper')}
                    </Text>
                  )}
                </Text>
                {mayFile && <EvidenceAdd kind={kind} name={nameOf(kind)} onFiles={(files) => choose(kind, files)} />}
              </Group>
              {mine.map((file) => (
                <FiledRow key={file.id} file={file} photos={photos} mayRemove={mayFile} />
              ))}
              {coming.map((file) => (
                <WaitingRow
                  key={file.id}
                  file={file}
                  isSaved={record !== null}
                  isSending={queue.isSending}
                  onDrop={() => queue.drop(file.id)}
                  onRetry={() => queue.send([file])}
                />
              ))}
            </div>
          )
        })}
        {record === null && queue.waiting.length > 0 && (
          <Text fz="sm" c="dimmed">
            {t('records.evidence.withSave')}
          </Text>
        )}
      </Stack>
    </Paper>
  )
}
