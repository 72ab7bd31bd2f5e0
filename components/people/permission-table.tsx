'use client'
import { Stack, Table, Text, Title } from '@mantine/core'
import { IconCheck } from '@tabler/icons-react'
import { useTranslations } from 'next-intl'
import { isAllowed, permissions, roles } from '#lib/permissions.ts'
import classes from './permission-table.module.css'

/** What each role may do, read from the one table that decides it. */
export function PermissionTable() {
  const t = useTranslations('users')
  const roleOf = useTranslations('enums.role')
  return (
    <Stack gap="xs">
      <div>
        <Title order={2} fz="h3">
          {t('permissionTable')}
        </Title>
        <Text fz="sm" c="dimmed">
          {t('permissionText')}
        </Text>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways must be reachable by the keyboard */}
      <section className={classes.scroll} aria-label={t('permissionTable')} tabIndex={0}>
        <Table className={classes.table}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('permission')}</Table.Th>
              {roles.map((role) => (
                <Table.Th key={role} ta="center">
                  {roleOf(role)}
                </Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {permissions
              .filter((permission) => !isAllowed(null, permission))
              .map((permission) => (
                <Table.Tr key={permission}>
                  <Table.Th scope="row" fw={400}>
                    {t(`permissions.${permission}`)}
                  </Table.Th>
                  {roles.map((role) => (
                    <Table.Td key={role} ta="center">
                      {isAllowed(role, permission) ? (
                        <IconCheck size={18} role="img" aria-label={t('may')} color="var(--mantine-primary-color-filled)" />
                      ) : (
                        <Text span c="dimmed" aria-label={t('mayNot')} role="img">
                          —
                        </Text>
                      )}
                    </Table.Td>
                  ))}
                </Table.Tr>
              ))}
          </Table.Tbody>
        </Table>
      </section>
    </Stack>
  )
}
