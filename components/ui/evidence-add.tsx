'use client'
import { Button, FileButton, Group } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { IconCamera, IconPaperclip } from '@tabler/icons-react'
import { useTranslations } from 'next-intl'
import { useRef } from 'react'

const accepted = '.pdf,.jpg,.jpeg,.png,.webp,.heic,.docx,.xlsx'

type Props = { kind: string; name: string; onFiles: (files: File[]) => void }

/** Chooses files of one kind; where there is a finger there is a camera. */
export function EvidenceAdd({ kind, name, onFiles }: Props) {
  const t = useTranslations('records.evidence')
  const hasCamera = useMediaQuery('(pointer: coarse)')
  // the same file can be chosen again after it was taken off
  const reset = useRef<() => void>(null)
  const take = (chosen: File[] | File | null) => {
    const files = chosen === null ? [] : [chosen].flat()
    if (files.length > 0) onFiles(files)
    reset.current?.()
  }
  return (
    <Group gap={4} wrap="nowrap">
      {hasCamera && (
        <FileButton onChange={take} accept="image/*" capture="environment" inputProps={{ 'aria-label': t('shoot', { kind: name }) }}>
          {(props) => (
            <Button
              {...props}
              variant="default"
              size="sm"
              px="xs"
              leftSection={<IconCamera size={18} aria-hidden />}
              aria-label={t('shoot', { kind: name })}
            >
              {t('snap')}
            </Button>
          )}
        </FileButton>
      )}
      <FileButton
        onChange={take}
        accept={accepted}
        multiple
        resetRef={reset}
        inputProps={{ 'aria-label': t('choose', { kind: name }), 'data-kind': kind } as React.ComponentProps<'input'>}
      >
        {(props) => (
          <Button
            {...props}
            variant="default"
            size="sm"
            px="xs"
            leftSection={<IconPaperclip size={16} aria-hidden />}
            aria-label={t('choose', { kind: name })}
          >
            {t('add')}
          </Button>
        )}
      </FileButton>
    </Group>
  )
}
