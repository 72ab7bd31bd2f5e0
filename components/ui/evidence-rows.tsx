'use client'
import { ActionIcon, Anchor, Badge, Button, Group, Text } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { client } from '#lib/api.ts'
import type { Sensitivity } from '#lib/evidence/schema.ts'
import { useAllowed } from '../shell/actor.tsx'
import { useErrorText } from './error-text.ts'
import type { WaitingFile } from './evidence-queue.ts'
import { EvidenceThumbnail, isPhoto, type Photo } from './evidence-thumbnail.tsx'
import { undoNotice } from './undo-notice.tsx'

/** Bytes as people read them. */
const sizeOf = (bytes: number): string =>
  bytes < 1024 * 1024 ? `${Math.max(1, Math.round(bytes / 1024))} KB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`

type Filed = Photo & { version: number; sizeBytes: number; sensitivity: Sensitivity }
type FiledProps = { file: Filed; photos: readonly Photo[]; mayRemove: boolean }

/** A filed document: open it, or take it off the record (and back). */
export function FiledRow({ file, photos, mayRemove }: FiledProps) {
  const t = useTranslations()
  const maySeeAll = useAllowed('evidence.sensitive')
  const mayOpen = maySeeAll || file.sensitivity !== 'sensitive'
  const restore = useMutation({ mutationFn: (version: number) => client.evidence.restore({ id: file.id, version }) })
  const remove = useMutation({
    mutationFn: () => client.evidence.remove({ id: file.id, version: file.version }),
    onSuccess: ({ version }) =>
      undoNotice({
        id: `removed-${file.id}`,
        message: t('history.fileRemoved', { file: file.fileName }),
        label: t('common.undo'),
        onUndo: () => restore.mutate(version),
      }),
  })
  return (
    <Group gap="xs" wrap="nowrap" py={2}>
      {isPhoto(file) && mayOpen && <EvidenceThumbnail file={file} photos={photos} />}
      {mayOpen ? (
        <Anchor href={`/evidence/${file.id}`} target="_blank" fz="sm" lineClamp={1}>
          {file.fileName}
        </Anchor>
      ) : (
        <Text fz="sm" lineClamp={1}>
          {file.fileName}
        </Text>
      )}
      {file.sensitivity === 'sensitive' && (
        <Badge variant="default" size="sm" tt="none">
          {t('package.sensitivities.sensitive')}
        </Badge>
      )}
      <Text fz="xs" c="dimmed" style={{ whiteSpace: 'nowrap' }}>
        {sizeOf(file.sizeBytes)}
      </Text>
      {mayRemove && (
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={t('records.evidence.remove', { file: file.fileName })}
          loading={remove.isPending}
          onClick={() => remove.mutate()}
        >
          <IconX size={16} aria-hidden />
        </ActionIcon>
      )}
    </Group>
  )
}

type Waiting = { file: WaitingFile; isSaved: boolean; isSending: boolean; onDrop: () => void; onRetry: () => void }

/** A file that is not filed yet: waiting for the record, on its way, or refused with the reason. */
export function WaitingRow({ file, isSaved, isSending, onDrop, onRetry }: Waiting) {
  const t = useTranslations()
  const textOf = useErrorText()
  return (
    <Group gap="xs" py={2}>
      <Text fz="sm" lineClamp={1}>
        {file.file.name}
      </Text>
      <Text fz="xs" c="dimmed">
        {sizeOf(file.file.size)}
      </Text>
      {isSaved && !file.error && (
        <Text fz="xs" c="dimmed" role="status">
          {t('records.evidence.sending')}
        </Text>
      )}
      {!isSending && (
        <ActionIcon variant="subtle" color="gray" aria-label={t('records.evidence.remove', { file: file.file.name })} onClick={onDrop}>
          <IconX size={16} aria-hidden />
        </ActionIcon>
      )}
      {Boolean(file.error) && (
        <Group gap="xs" role="alert">
          <Text fz="sm" c="var(--mantine-color-error)">
            {textOf(file.error)}
          </Text>
          <Button size="compact-sm" variant="default" loading={isSending} onClick={onRetry}>
            {t('common.retry')}
          </Button>
        </Group>
      )}
    </Group>
  )
}
