'use client'
import { Button } from '@mantine/core'
import { IconColumns3, IconDownload } from '@tabler/icons-react'
import { useTranslations } from 'next-intl'
import { canBeMapped, type JobFile } from './job-step.ts'

type Props = { file: JobFile; isBusy: boolean; onMap: (fileId: string) => void; onLeaveOut: (leftOut: boolean) => void }

/** What can be done with a file before anything is written. */
export function FileActions({ file, isBusy, onMap, onLeaveOut }: Props) {
  const t = useTranslations('importPage')
  const name = { file: file.fileName }
  if (file.leftOut)
    return (
      <Button
        size="compact-sm"
        variant="default"
        disabled={isBusy}
        aria-label={t('preview.bringBackOf', name)}
        onClick={() => onLeaveOut(false)}
      >
        {t('preview.bringBack')}
      </Button>
    )
  return (
    <>
      {(file.report?.counts.refused ?? 0) > 0 && (
        <Button
          component="a"
          href={`/files/imports/refused/${file.id}`}
          download
          size="compact-sm"
          variant="light"
          leftSection={<IconDownload size={14} aria-hidden />}
          aria-label={t('preview.refusedRowsOf', name)}
          title={t('preview.mend')}
        >
          {t('preview.refusedRows')}
        </Button>
      )}
      {canBeMapped(file) && (
        <Button
          size="compact-sm"
          variant="default"
          disabled={isBusy}
          leftSection={<IconColumns3 size={14} aria-hidden />}
          aria-label={t('recognise.mapFile', name)}
          onClick={() => onMap(file.id)}
        >
          {t('recognise.map')}
        </Button>
      )}
      <Button
        size="compact-sm"
        variant="default"
        disabled={isBusy}
        aria-label={t('preview.leaveOutOf', name)}
        onClick={() => onLeaveOut(true)}
      >
        {t('preview.leaveOut')}
      </Button>
    </>
  )
}
