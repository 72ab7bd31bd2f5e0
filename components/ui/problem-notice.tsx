'use client'
import { Alert, Anchor } from '@mantine/core'
import { IconAlertCircle } from '@tabler/icons-react'
import { useTranslations } from 'next-intl'
import { problemOf, useErrorText } from './error-text.ts'

/** What went wrong (or a sentence that says so), above what was typed; who was signed out can sign in beside it and save again. */
export function ProblemNotice({ error, text }: { error?: unknown; text?: string }) {
  const t = useTranslations('common')
  const textOf = useErrorText()
  if (!error && !text) return null
  return (
    <Alert color="red" variant="light" role="alert" icon={<IconAlertCircle aria-hidden />}>
      {text ?? textOf(error)}{' '}
      {Boolean(error) && problemOf(error).code === 'SIGNED_OUT' && (
        <Anchor href="/sign-in" target="_blank">
          {t('signInAgain')}
        </Anchor>
      )}
    </Alert>
  )
}
