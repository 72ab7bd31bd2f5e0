'use client'
import { Text } from '@mantine/core'
import { useWindowEvent } from '@mantine/hooks'
import { IconFileUpload } from '@tabler/icons-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { limits } from '#lib/sheets/schema.ts'
import classes from './drop-area.module.css'
import { droppedFiles, pastedFiles } from './dropped-files.ts'

const accepted = '.xlsx,.xlsm,.xls,.csv,.tsv,.txt,.ods,.et,.html,.htm'
const megabytes = (bytes: number) => bytes / 1024 / 1024

/** Where files go: by click, by keyboard, pasted, or dropped anywhere on the page, so that a near miss does not open the file in place of it. */
export function DropArea({ disabled, onFiles }: { disabled: boolean; onFiles: (files: File[]) => void }) {
  const t = useTranslations('importPage.drop')
  const [isOver, setOver] = useState(false)
  useWindowEvent('dragover', (drag) => {
    drag.preventDefault()
    setOver(true)
  })
  useWindowEvent('dragleave', (drag) => {
    if (drag.relatedTarget === null) setOver(false)
  })
  useWindowEvent('drop', (drop) => {
    drop.preventDefault()
    setOver(false)
    if (drop.dataTransfer && !disabled) void droppedFiles(drop.dataTransfer).then(onFiles)
  })
  useWindowEvent('paste', (paste) => {
    if (disabled || !paste.clipboardData || isTyping(paste.target)) return
    const files = pastedFiles(paste.clipboardData, t('pasted'))
    if (files.length > 0) onFiles(files)
  })
  return (
    <label className={classes.area} data-over={isOver && !disabled} data-disabled={disabled}>
      <IconFileUpload size={32} stroke={1.4} aria-hidden />
      <Text fw={600} mt={4}>
        {isOver && !disabled ? t('over') : t('title')}
      </Text>
      <Text fz="sm" c="dimmed" mt={4}>
        {t('hint', { file: megabytes(limits.fileBytes), files: limits.files, total: megabytes(limits.totalBytes) })}
      </Text>
      <input
        type="file"
        multiple
        accept={accepted}
        disabled={disabled}
        className={classes.input}
        onChange={(chosen) => {
          const files = [...(chosen.currentTarget.files ?? [])]
          // the same file can be chosen again once it is corrected
          chosen.currentTarget.value = ''
          if (files.length > 0) onFiles(files)
        }}
      />
    </label>
  )
}

/** What is pasted into a field belongs there. */
const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && target.closest('input:not([type=file]), textarea, [contenteditable]') !== null
