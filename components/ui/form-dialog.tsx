'use client'
import { Button, Group, Modal, Stack } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { ProblemNotice } from './problem-notice.tsx'

type Props = {
  title: string
  /** What its button says that sends it. */
  confirm: string
  color?: string
  isBusy: boolean
  /** Why it cannot be sent yet; nobody can press the button then. */
  isHeld?: boolean
  error?: unknown
  onSend: () => void
  onClose: () => void
  children: ReactNode
}

/** A dialog that asks for something and sends it: what went wrong stands above what was typed, and nothing typed is lost. On a phone it takes the screen. */
export function FormDialog({ title, confirm, color, isBusy, isHeld = false, error, onSend, onClose, children }: Props) {
  const t = useTranslations('common')
  const isPhone = useMediaQuery('(max-width: 48em)', false, { getInitialValueInEffect: false })
  return (
    <Modal opened onClose={onClose} title={title} size="lg" fullScreen={isPhone} closeButtonProps={{ 'aria-label': t('close') }}>
      <Stack
        component="form"
        onSubmit={(event) => {
          event.preventDefault()
          event.stopPropagation() // it may have been opened from another form
          if (!isBusy && !isHeld) onSend()
        }}
      >
        <ProblemNotice error={error} />
        {children}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('cancel')}
          </Button>
          <Button type="submit" loading={isBusy} disabled={isHeld} color={color}>
            {confirm}
          </Button>
        </Group>
      </Stack>
    </Modal>
  )
}
