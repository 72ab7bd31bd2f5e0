'use client'
import { Alert, Button, Stack, Text } from '@mantine/core'
import { IconPlus, IconUsersGroup } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { parseAsBoolean, parseAsString, useQueryStates } from 'nuqs'
import { PageHead } from '#components/shell/page-head.tsx'
import { Panel } from '#components/ui/panel.tsx'
import { api } from '#lib/api.ts'
import { PermissionTable } from './permission-table.tsx'
import { useDuties } from './use-duties.ts'
import { UserDrawer } from './user-drawer.tsx'
import { UserTable } from './user-table.tsx'

/** People, and what their roles may do. Who stands open is in the address. */
export function UserScreen() {
  const t = useTranslations('users')
  const [place, setPlace] = useQueryStates({ open: parseAsString, new: parseAsBoolean.withDefault(false) }, { history: 'push' })
  const users = useQuery(api.users.list.queryOptions())
  const duties = useDuties()
  const close = () => void setPlace({ open: null, new: null })
  return (
    <Stack gap="lg">
      <PageHead title={t('title')} text={t('text')}>
        {duties.mayAdd && (
          <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setPlace({ new: true, open: null })}>
            {t('add')}
          </Button>
        )}
      </PageHead>
      {duties.held && (
        <Alert variant="light" color="gray" title={t('duties.title')} icon={<IconUsersGroup aria-hidden />}>
          <Text fz="sm">{t(duties.held.security ? 'duties.security' : 'duties.noSecurity')}</Text>
          <Text fz="sm">{t(duties.held.auditor ? 'duties.auditor' : 'duties.noAuditor')}</Text>
        </Alert>
      )}
      <Panel query={users}>
        {(all) => {
          const opened = all.find((user) => user.id === place.open) ?? null
          return (
            <>
              <UserTable users={all} onOpen={(open) => setPlace({ open, new: null })} />
              {(place.new || opened) && (
                <UserDrawer
                  key={opened?.id ?? 'new'}
                  user={place.new ? null : opened}
                  onAdded={(open) => void setPlace({ open, new: null })}
                  onClose={close}
                />
              )}
            </>
          )
        }}
      </Panel>
      <PermissionTable />
    </Stack>
  )
}
