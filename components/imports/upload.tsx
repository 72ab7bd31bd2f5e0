'use client'
import { ActionIcon, Alert, Button, Group, Loader, Paper, Stack, Text } from '@mantine/core'
import { IconAlertCircle, IconX } from '@tabler/icons-react'
import { useTranslations } from 'next-intl'
import { ProblemNotice } from '#components/ui/problem-notice.tsx'
import { limits } from '#lib/sheets/schema.ts'
import type { ChosenFile } from './chosen-files.ts'
import { DropArea } from './drop-area.tsx'
import { fileSize } from './file-size.ts'
import { useUpload } from './use-upload.ts'
import { YearSelect } from './year-select.tsx'

type Props = { year: number; thisYear: number; onYear: (year: number) => void }

/** Where files come in; what cannot be sent says why, and holds nothing else up. */
export function Upload({ year, thisYear, onYear }: Props) {
  const t = useTranslations('importPage')
  const upload = useUpload(year)
  const { chosen, held, sending, excess } = upload
  const going = chosen.filter(({ problem }) => problem === null)
  return (
    <Stack gap="md">
      <YearSelect year={year} thisYear={thisYear} isDisabled={upload.isBusy} onYear={onYear} />
      <DropArea disabled={upload.isBusy} onFiles={(files) => void upload.add(files)} />
      {excess && (
        <Alert color="red" variant="light" icon={<IconAlertCircle aria-hidden />} role="alert">
          {t('excess', {
            files: excess.files,
            megabytes: Math.ceil(excess.bytes / 1024 / 1024),
            mostFiles: limits.files,
            most: limits.totalBytes / 1024 / 1024,
          })}
        </Alert>
      )}
      <div role="status">
        {upload.isBusy && (
          <Group gap="sm" wrap="nowrap">
            <Loader size="sm" />
            <Text fz="sm">
              {t('upload.sending', { files: going.length, size: fileSize(going.reduce((sum, { file }) => sum + file.size, 0)) })}
            </Text>
          </Group>
        )}
        {held.length > 0 && <Text fz="sm">{t('upload.held', { files: held.length })}</Text>}
      </div>
      {sending.error && (
        <>
          <ProblemNotice error={sending.error} />
          <Text fz="sm">{t('upload.kept')}</Text>
        </>
      )}
      {!upload.isBusy && (held.length > 0 || sending.error) && (
        <>
          {chosen.map((one) => (
            <Chosen key={`${one.file.name} ${one.file.size} ${one.file.lastModified}`} one={one} onDrop={() => upload.drop(one.file)} />
          ))}
          <Group gap="xs">
            {going.length > 0 && (
              <Button onClick={upload.send}>{sending.error ? t('upload.again') : t('upload.send', { files: going.length })}</Button>
            )}
            <Button variant="default" onClick={upload.clear}>
              {t('upload.clear')}
            </Button>
          </Group>
        </>
      )}
    </Stack>
  )
}

function Chosen({ one: { file, problem }, onDrop }: { one: ChosenFile; onDrop: () => void }) {
  const t = useTranslations('importPage')
  return (
    <Paper withBorder p="sm" component="article" aria-label={file.name}>
      <Group justify="space-between" wrap="nowrap" align="flex-start" gap="xs">
        <div>
          <Text fw={600} style={{ overflowWrap: 'anywhere' }}>
            {file.name}
          </Text>
          <Text fz="sm" c={problem ? undefined : 'dimmed'}>
            {problem ? t(`unsent.${problem}`, { megabytes: limits.fileBytes / 1024 / 1024 }) : fileSize(file.size)}
          </Text>
        </div>
        <ActionIcon variant="subtle" color="gray" size="lg" aria-label={t('drop.remove', { file: file.name })} onClick={onDrop}>
          <IconX size={18} aria-hidden />
        </ActionIcon>
      </Group>
    </Paper>
  )
}
