import { Text } from '@mantine/core'
import { useWindowEvent } from '@mantine/hooks'
import { type ReactNode, useState } from 'react'
import classes from './file-area.module.css'

type Props = {
  icon: ReactNode
  title: ReactNode
  /** What it says while something is held over the page. */
  over?: ReactNode
  hint: string
  accept: string
  multiple?: boolean
  disabled: boolean
  onDrop: (dropped: DataTransfer) => void
  onFiles: (files: File[]) => void
}

/** Where files go: by click, by keyboard, or dropped anywhere on the page, so that a near miss does not open the file in place of it. */
export function FileArea({ icon, title, over = title, hint, accept, multiple = false, disabled, onDrop, onFiles }: Props) {
  const [isHeld, setHeld] = useState(false)
  const isOver = isHeld && !disabled
  useWindowEvent('dragover', (drag) => {
    drag.preventDefault()
    setHeld(true)
  })
  useWindowEvent('dragleave', (drag) => {
    if (drag.relatedTarget === null) setHeld(false)
  })
  useWindowEvent('drop', (drop) => {
    drop.preventDefault()
    setHeld(false)
    if (drop.dataTransfer && !disabled) onDrop(drop.dataTransfer)
  })
  return (
    <label className={classes.area} data-controls="" data-over={isOver} data-disabled={disabled}>
      {icon}
      <Text fw={600} mt={4}>
        {isOver ? over : title}
      </Text>
      <Text fz="sm" c="dimmed" mt={4}>
        {hint}
      </Text>
      <input
        type="file"
        multiple={multiple}
        accept={accept}
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
