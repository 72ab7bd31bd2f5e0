'use client'
import { Anchor, Paper, Stack, Text, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { Panel } from '#components/ui/panel.tsx'
import { api } from '#lib/api.ts'
import { ChangePasswordForm } from './change-password-form.tsx'
import { OutsideAccounts } from './outside-accounts.tsx'
import { OwnFactor } from './own-factor.tsx'
import { ProfileForm } from './profile-form.tsx'
import { SessionList } from './session-list.tsx'
import { ShortcutSwitch } from './shortcut-switch.tsx'

/** One's own things: where mails go, password, second factor, and where one is signed in. */
export function AccountScreen() {
  const t = useTranslations()
  const me = useQuery(api.users.whoAmI.queryOptions())
  const profile = useQuery(api.users.profile.queryOptions())
  return (
    <Panel query={me}>
      {(who) =>
        who && (
          <Stack gap="lg" maw={520}>
            <div>
              <Title order={1} fz="h2">
                {t('account.title')}
              </Title>
              <Text c="dimmed">
                {who.name} · {who.userName} · {t(`enums.role.${who.role}`)}
              </Text>
            </div>
            {profile.data && (
              <Paper withBorder p="md">
                <ProfileForm key={profile.data.version} profile={profile.data} />
              </Paper>
            )}
            <Paper withBorder p="md">
              <ChangePasswordForm userName={who.userName} />
            </Paper>
            <OutsideAccounts />
            <Paper withBorder p="md">
              <OwnFactor />
            </Paper>
            <Paper withBorder p="md">
              <ShortcutSwitch />
            </Paper>
            <Paper withBorder p="md">
              <SessionList title={t('account.devices')} ofUser={who.userName} />
            </Paper>
            <Text fz="sm">
              {t('account.keysText')}{' '}
              <Anchor component={Link} href="/system/keys" underline="always">
                {t('account.keys')}
              </Anchor>
            </Text>
          </Stack>
        )
      }
    </Panel>
  )
}
