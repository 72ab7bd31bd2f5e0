'use client'
import { Button, Group, Stack, TextInput, Title } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { v7 as newId } from 'uuid'
import { ProblemNotice } from '#components/ui/problem-notice.tsx'
import { api, client } from '#lib/api.ts'
import { IdentityRows } from './outside-accounts.tsx'

/** Another person's outside accounts; a member of WeCom can be linked by the account that its console shows. Nothing where the house has no such door. */
export function OutsideAccountsOf({ userId }: { userId: string }) {
  const t = useTranslations('users.outside')
  const query = useQuery(api.identities.listOf.queryOptions({ input: { userId } }))
  const [subject, setSubject] = useState('')
  const link = useMutation({
    meta: { quiet: true },
    mutationFn: () => client.identities.linkMember({ id: newId(), userId, subject: subject.trim() }),
    onSuccess: () => setSubject(''),
  })
  const unlink = useMutation({ mutationFn: (id: string) => client.identities.unlinkOf({ id }) })
  if (!query.data || (query.data.doors.length === 0 && query.data.rows.length === 0)) return null
  return (
    <Stack gap="xs">
      <Title order={2} fz="md">
        {t('title')}
      </Title>
      <IdentityRows rows={query.data.rows} unlink={(id) => unlink.mutate(id)} />
      {query.data.doors.some(({ provider }) => provider === 'wecom') && (
        <form
          method="post"
          noValidate
          onSubmit={(event) => {
            event.preventDefault()
            if (subject.trim()) link.mutate()
          }}
        >
          <ProblemNotice error={link.error} />
          <Group align="flex-end">
            <TextInput
              label={t('member')}
              description={t('memberHint')}
              maxLength={64}
              autoComplete="off"
              spellCheck={false}
              flex="1 1 12rem"
              value={subject}
              onChange={(typing) => setSubject(typing.currentTarget.value)}
            />
            <Button type="submit" variant="default" loading={link.isPending}>
              {t('link')}
            </Button>
          </Group>
        </form>
      )}
    </Stack>
  )
}
