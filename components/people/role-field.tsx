'use client'
import { Select, type SelectProps } from '@mantine/core'
import { useTranslations } from 'next-intl'
import { roles } from '#lib/permissions.ts'

/** One of the house's roles. */
export function RoleField(props: SelectProps) {
  const t = useTranslations('users')
  const data = roles.map((role) => ({ value: role, label: t(`roles.${role}`) }))
  return <Select {...props} label={t('role')} data={data} allowDeselect={false} required />
}
