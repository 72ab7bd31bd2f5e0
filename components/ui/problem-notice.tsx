'use client'
import { Alert, Anchor } from '@mantine/core'
import { IconAlertCircle } from '@tabler/icons-react'
import { useTranslations } from 'next-intl'
import { problemOf, useErrorText } from './error-text.ts'

/** What went wrong, above what was typed; who was signed out can sign in beside it and save again. */
export function ProblemNotice({ error }: { error: unknown }) {
  const t = useTranslations('common')
  const textOf = useErrorText()
  if (!error) return null
  return (
    <Alert color="red" variant="light" role="alert" icon={<IconAlertCircle aria-hidden />}>
      {textOf(error)}{' '}
      {problemOf(error).code === 'SIGNED_OUT' && (
        <Anchor href="/sign-in" target="_blank">
          {t('signInAgain')}
        </Anchor>
      )}
    </Alert>
  )
}
