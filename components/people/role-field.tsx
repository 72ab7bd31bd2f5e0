'use client'
import { Select, type SelectProps } from '@mantine/core'
import { useTranslations } from 'next-intl'
import { roles } from '#lib/permissions.ts'
import { useDuties } from './use-duties.ts'

/** One of the house's roles; where another administrator gives it, it is only read, and says so. */
export function RoleField({ ofMe = false, ...props }: SelectProps & { ofMe?: boolean }) {
  const t = useTranslations('users')
  const roleOf = useTranslations('enums.role')
  const { mayGiveRole } = useDuties()
  const data = roles.map((role) => ({ value: role, label: roleOf(role) }))
  const why = ofMe ? t('duties.ownRole') : mayGiveRole ? undefined : t('duties.roleBySecurity')
  return <Select {...props} label={t('role')} description={why} readOnly={why !== undefined} data={data} allowDeselect={false} required />
}
