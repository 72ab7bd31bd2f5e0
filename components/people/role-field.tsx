'use client'
import { Select, type SelectProps } from '@mantine/core'
import { useTranslations } from 'next-intl'
import { roles } from '#lib/permissions.ts'

/** One of the house's roles; why it cannot be chosen, where somebody else gives it. */
export function RoleField(props: SelectProps) {
  const t = useTranslations('users')
  const roleOf = useTranslations('enums.role')
  const data = roles.map((role) => ({ value: role, label: roleOf(role) }))
  return <Select {...props} label={t('role')} data={data} allowDeselect={false} required />
}
