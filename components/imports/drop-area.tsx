'use client'
import { useWindowEvent } from '@mantine/hooks'
import { IconFileUpload } from '@tabler/icons-react'
import { useTranslations } from 'next-intl'
import { FileArea } from '#components/ui/file-area.tsx'
import { limits } from '#lib/sheets/schema.ts'
import { droppedFiles, pastedFiles } from './dropped-files.ts'

const accepted = '.xlsx,.xlsm,.xls,.csv,.tsv,.txt,.ods,.et,.html,.htm'
const megabytes = (bytes: number) => bytes / 1024 / 1024

/** Where spreadsheets go: chosen, dropped, also as a folder, or pasted. */
export function DropArea({ disabled, onFiles }: { disabled: boolean; onFiles: (files: File[]) => void }) {
  const t = useTranslations('importPage.drop')
  useWindowEvent('paste', (paste) => {
    if (disabled || !paste.clipboardData || isTyping(paste.target)) return
    const files = pastedFiles(paste.clipboardData, t('pasted'))
    if (files.length > 0) onFiles(files)
  })
  return (
    <FileArea
      icon={<IconFileUpload size={32} stroke={1.4} aria-hidden />}
      title={t('title')}
      over={t('over')}
      hint={t('hint', { file: megabytes(limits.fileBytes), files: limits.files, total: megabytes(limits.totalBytes) })}
      accept={accepted}
      multiple
      disabled={disabled}
      onDrop={(dropped) => void droppedFiles(dropped).then(onFiles)}
      onFiles={onFiles}
    />
  )
}

/** What is pasted into a field belongs there. */
const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && target.closest('input:not([type=file]), textarea, [contenteditable]') !== null
