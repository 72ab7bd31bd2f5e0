'use client'
import { Badge, Button, Group, Paper, Stack, Text, Title } from '@mantine/core'
import { IconArrowRight, IconColumns3 } from '@tabler/icons-react'
import { useTranslations } from 'next-intl'
import { useAllowed } from '#components/shell/actor.tsx'
import type { ImportJob } from '#lib/imports/schema.ts'
import { readable } from './count-badges.tsx'
import { FileNotes } from './file-notes.tsx'
import { fileSize } from './file-size.ts'
import { canBeMapped, isUnknown, type JobFile } from './job-step.ts'
import { MappingEditor } from './mapping-editor.tsx'

type Props = {
  job: ImportJob
  layouts: readonly string[]
  /** The file whose columns are being named; null for none. */
  mapping: string | null
  onMap: (fileId: string) => void
  onMapped: (isSaved: boolean) => void
  onNext: () => void
}

/** What every file was taken for, sheet by sheet; what was taken wrongly, or for nothing, is put right here. */
export function Recognise({ job, layouts, mapping, onMap, onMapped, onNext }: Props) {
  const t = useTranslations('importPage.recognise')
  const isReady = job.state === 'judged'
  return (
    <Stack gap="sm" component="section" aria-labelledby="recognise-title">
      <div>
        <Title order={2} fz="h4" id="recognise-title">
          {t('title')}
        </Title>
        <Text fz="sm" c="dimmed">
          {t('text')}
        </Text>
      </div>
      {job.files.map((file) => (
        <Recognised
          key={file.id}
          file={file}
          layouts={layouts}
          isOpen={mapping === file.id && isReady}
          mayMap={isReady && canBeMapped(file)}
          onMap={onMap}
          onMapped={onMapped}
        />
      ))}
      {isReady && (
        <Button style={{ alignSelf: 'flex-start' }} rightSection={<IconArrowRight size={18} aria-hidden />} onClick={onNext}>
          {t('next')}
        </Button>
      )}
    </Stack>
  )
}

type CardProps = Pick<Props, 'layouts' | 'onMap' | 'onMapped'> & { file: JobFile; isOpen: boolean; mayMap: boolean }

function Recognised({ file, layouts, isOpen, mayMap, onMap, onMapped }: CardProps) {
  const t = useTranslations()
  const mayWrite = useAllowed('sheets.write')
  const isLost = isUnknown(file)
  return (
    <Paper withBorder p="sm" component="article" aria-label={file.fileName}>
      <Stack gap={6}>
        <Group justify="space-between" align="flex-start" gap="xs">
          <div>
            <Text fw={600} style={{ overflowWrap: 'anywhere' }}>
              {file.fileName}{' '}
              <Text span fz="sm" c="dimmed" fw={400}>
                {fileSize(file.sizeBytes)}
              </Text>
            </Text>
            {file.report?.sheets.map(({ sheet, layout, headerRow }) => (
              <Text key={`${sheet} ${layout}`} fz="sm">
                {sheet && `${sheet} → `}
                {t('importPage.recognise.as', { layout: t(`imports.layouts.${layout}`), row: headerRow })}
                {file.mapping.some((one) => one.sheet === sheet) && ` · ${t('importPage.recognise.byHand')}`}
              </Text>
            ))}
          </div>
          {file.report?.sheets.length === 0 && (
            <Badge variant="light" color={isLost ? 'yellow' : 'red'} styles={readable}>
              {t(isLost ? 'importPage.recognise.unknown' : 'importPage.recognise.unread')}
            </Badge>
          )}
          {mayMap && mayWrite && !isOpen && (
            <Button
              size="compact-sm"
              variant={isLost ? 'filled' : 'default'}
              leftSection={<IconColumns3 size={16} aria-hidden />}
              aria-label={t('importPage.recognise.mapFile', { file: file.fileName })}
              onClick={() => onMap(file.id)}
            >
              {!isLost && `${t('importPage.recognise.notThis')} `}
              {t('importPage.recognise.map')}
            </Button>
          )}
        </Group>
        {file.report?.sheets.length === 0 && !(isOpen && isLost) && <FileNotes report={file.report} />}
        {isOpen && mayWrite && (
          <>
            {isLost && <Text fz="sm">{t('importPage.recognise.lead')}</Text>}
            <MappingEditor file={file} layouts={layouts} onClose={onMapped} />
          </>
        )}
      </Stack>
    </Paper>
  )
}
