'use client'
import { modals } from '@mantine/modals'
import { useTranslations } from 'next-intl'
import { useCallback } from 'react'

/** Asks before what was typed is thrown away. */
export function useDiscard(): (onConfirm: () => void) => void {
  const t = useTranslations('records')
  return useCallback(
    (onConfirm) => {
      modals.openConfirmModal({
        title: t('unsaved'),
        children: t('unsavedText'),
        labels: { confirm: t('discard'), cancel: t('keepEditing') },
        confirmProps: { color: 'red' },
        onConfirm,
      })
    },
    [t],
  )
}
