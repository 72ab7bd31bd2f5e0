'use client'
import { PasswordInput, type PasswordInputProps } from '@mantine/core'
import { useTranslations } from 'next-intl'

/** A password that can be looked at while it is typed, and pasted. */
export function PasswordField(props: PasswordInputProps) {
  const t = useTranslations('users')
  return <PasswordInput {...props} maxLength={128} visibilityToggleButtonProps={{ 'aria-label': t('showPassword'), tabIndex: 0 }} />
}
