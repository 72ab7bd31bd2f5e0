'use client'
import { Button, Stack, Text } from '@mantine/core'
import { modals } from '@mantine/modals'
import { useTranslations } from 'next-intl'
import { useCallback } from 'react'
import { dropWriting } from '../drafts/writing.ts'

/** Asks what becomes of what was typed before its form is left: it is kept as a draft, or thrown away. */
export function useDiscard(): (onLeave: () => void) => void {
  const t = useTranslations('drafts')
  return useCallback(
    (onLeave) => {
      const leave = () => {
        modals.close(id)
        onLeave()
      }
      const id = modals.open({
        title: t('unsaved'),
        children: (
          <Stack gap="sm">
            <Text size="sm">{t('unsavedText')}</Text>
            <Button data-autofocus onClick={leave}>
              {t('keepAndClose')}
            </Button>
            <Button
              variant="light"
              color="red"
              onClick={() => {
                dropWriting()
                leave()
              }}
            >
              {t('dropAndClose')}
            </Button>
            <Button variant="default" onClick={() => modals.close(id)}>
              {t('keepEditing')}
            </Button>
          </Stack>
        ),
      })
    },
    [t],
  )
}
