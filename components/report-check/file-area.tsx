'use client'
import { Loader, Text } from '@mantine/core'
import { useWindowEvent } from '@mantine/hooks'
import { IconFileSearch } from '@tabler/icons-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import classes from './file-area.module.css'

const word = '.docx,application/vnd.openxmlformats-officedocument.wordprocessingml.document'

/** Where the one file goes: by click, by keyboard, or dropped anywhere on the page. */
export function FileArea({ busy, onFile }: { busy: boolean; onFile: (file: File) => void }) {
  const t = useTranslations('reportCheck')
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
    const file = drop.dataTransfer?.files[0]
    if (file && !busy) onFile(file)
  })
  return (
    <label className={classes.area} data-over={isOver && !busy}>
      {busy ? <Loader size={32} /> : <IconFileSearch size={32} stroke={1.4} aria-hidden />}
      <Text fw={600} mt={4} role={busy ? 'status' : undefined}>
        {busy ? t('reading') : t('choose')}
      </Text>
      <Text fz="sm" c="dimmed" mt={4}>
        {t('hint')}
      </Text>
      <input
        type="file"
        accept={word}
        disabled={busy}
        className={classes.input}
        onChange={(chosen) => {
          const file = chosen.currentTarget.files?.[0]
          // the same file can be chosen again once it is corrected
          chosen.currentTarget.value = ''
          if (file) onFile(file)
        }}
      />
    </label>
  )
}
