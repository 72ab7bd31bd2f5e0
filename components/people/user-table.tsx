'use client'
import { Anchor, Badge, Group, Table } from '@mantine/core'
import { useTranslations } from 'next-intl'
import type { z } from 'zod'
import classes from '#components/ui/data-table.module.css'
import type { userView } from '#lib/users/schema.ts'

export type UserView = z.infer<typeof userView>

/** Everybody, one a row; on a phone one a card. */
export function UserTable({ users, onOpen }: { users: UserView[]; onOpen: (id: string) => void }) {
  const t = useTranslations('users')
  const roleOf = useTranslations('enums.role')
  return (
    <Table className={classes.table} role="table" aria-label={t('title')} highlightOnHover>
      <Table.Thead className={classes.head} role="rowgroup">
        <Table.Tr role="row">
          <Table.Th role="columnheader">{t('name')}</Table.Th>
          <Table.Th role="columnheader">{t('userName')}</Table.Th>
          <Table.Th role="columnheader">{t('role')}</Table.Th>
          <Table.Th role="columnheader">{t('email')}</Table.Th>
          <Table.Th role="columnheader">{t('state')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody role="rowgroup">
        {users.map((user) => (
          <Table.Tr key={user.id} role="row" className={classes.row} onClick={() => onOpen(user.id)}>
            <Table.Td role="cell" className={classes.lead} data-label={t('name')}>
              <Anchor component="button" type="button" fz="sm" className={classes.opener} onClick={() => onOpen(user.id)}>
                {user.name}
              </Anchor>
            </Table.Td>
            <Table.Td role="cell" data-label={t('userName')}>
              {user.userName}
            </Table.Td>
            <Table.Td role="cell" data-label={t('role')}>
              {roleOf(user.role)}
            </Table.Td>
            <Table.Td role="cell" data-label={t('email')}>
              {user.email ?? t('noEmail')}
            </Table.Td>
            <Table.Td role="cell" data-label={t('state')}>
              <Group gap={4} display="inline-flex">
                <Badge variant="light" color={user.disabledAt ? 'gray' : 'teal'} autoContrast tt="none">
                  {t(user.disabledAt ? 'disabled' : 'enabled')}
                </Badge>
                {!user.hasJoined && (
                  <Badge variant="light" color="orange" autoContrast tt="none">
                    {t('waits')}
                  </Badge>
                )}
                {user.hasSecondFactor && (
                  <Badge variant="light" color="blue" autoContrast tt="none">
                    {t('secured')}
                  </Badge>
                )}
                {user.sample && (
                  <Badge variant="light" color="orange" autoContrast tt="none">
                    {t('sample')}
                  </Badge>
                )}
              </Group>
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  )
}
