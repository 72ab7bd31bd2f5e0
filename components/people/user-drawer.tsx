'use client'
import { Divider, Drawer, Stack } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { notifications } from '@mantine/notifications'
import { useTranslations } from 'next-intl'
import { AddUserForm } from './add-user-form.tsx'
import { JoinLink } from './join-link.tsx'
import { OutsideAccountsOf } from './outside-accounts-of.tsx'
import { PersonFactor } from './person-factor.tsx'
import { ReviseUserForm } from './revise-user-form.tsx'
import { SessionList } from './session-list.tsx'
import { useDuties } from './use-duties.ts'
import type { UserView } from './user-table.tsx'

/** One person beside the list: name, role, whether they may sign in, the link to a password, their second factor and devices. */
export function UserDrawer({ user, onAdded, onClose }: { user: UserView | null; onAdded: (id: string) => void; onClose: () => void }) {
  const t = useTranslations('users')
  const isPhone = useMediaQuery('(max-width: 48em)', false, { getInitialValueInEffect: false })
  const duties = useDuties()
  const saved = (name: string) => {
    notifications.show({ message: t('saved', { name }) })
    onClose()
  }
  return (
    <Drawer
      opened
      onClose={onClose}
      position="right"
      size={isPhone ? '100%' : 'md'}
      title={user?.name ?? t('add')}
      styles={{ title: { fontWeight: 600 } }}
      transitionProps={{ duration: 120 }}
    >
      {user === null ? (
        <AddUserForm onSaved={onAdded} />
      ) : (
        <Stack gap="lg">
          {duties.mayChange && <ReviseUserForm key={user.version} user={user} onSaved={saved} />}
          {duties.mayChange && <Divider />}
          {user.disabledAt === null && duties.mayReset(user.role) && (
            <>
              <JoinLink user={user} />
              <Divider />
            </>
          )}
          {duties.mayChange && <PersonFactor user={user} />}
          {duties.mayChange && <Divider />}
          <OutsideAccountsOf userId={user.id} />
          <SessionList title={t('devicesOf', { name: user.name })} ofUser={user.userName} />
        </Stack>
      )}
    </Drawer>
  )
}
