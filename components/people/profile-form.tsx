'use client'
import { Anchor, Button, Select, Stack, Text, TextInput, Title } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import type { z } from 'zod'
import { ProblemNotice } from '#components/ui/problem-notice.tsx'
import { client } from '#lib/api.ts'
import { locales } from '#lib/locale.ts'
import { profileInput, type profileView } from '#lib/users/schema.ts'
import { useProven } from './prove.tsx'
import { usePeopleForm } from './use-people-form.ts'

const shape = profileInput.omit({ version: true })

/** Where one's own mails go, and in which language they are. */
export function ProfileForm({ profile }: { profile: z.infer<typeof profileView> }) {
  const t = useTranslations()
  const proven = useProven()
  const { form, isBusy, problem, submit } = usePeopleForm(
    shape,
    { email: profile.email ?? '', locale: profile.locale },
    (input) => proven(() => client.users.reviseProfile({ ...input, version: profile.version })),
    () => notifications.show({ color: 'teal', message: t('account.mailSaved') }),
  )
  return (
    <form onSubmit={submit} method="post" noValidate>
      <Stack>
        <Title order={2} fz="md">
          {t('account.mail')}
        </Title>
        <Text fz="sm" c="dimmed">
          {t('account.mailText')}{' '}
          <Anchor component={Link} href="/alerts" prefetch={false} fz="sm" underline="always">
            {t('account.alerts')}
          </Anchor>
        </Text>
        <ProblemNotice error={problem} />
        <TextInput {...form.getInputProps('email')} type="email" label={t('users.email')} autoComplete="email" />
        <Select
          {...form.getInputProps('locale')}
          label={t('account.locale')}
          allowDeselect={false}
          data={locales.map((value) => ({ value, label: t(`common.languages.${value}`) }))}
        />
        <Button type="submit" loading={isBusy}>
          {t('account.saveMail')}
        </Button>
      </Stack>
    </form>
  )
}
