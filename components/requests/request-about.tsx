'use client'
import { Anchor, Button, Text, Title } from '@mantine/core'
import { IconEye } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { useAllowed } from '#components/shell/actor.tsx'
import { ProblemNotice } from '#components/ui/problem-notice.tsx'
import reading from '#components/ui/record-reading.module.css'
import { client } from '#lib/api.ts'
import type { Request } from './request-fields.tsx'

/** What was asked, by whom, what was promised and what came of it. */
export function RequestAbout({ row }: { row: Request }) {
  const t = useTranslations()
  const mayOpen = useAllowed('contacts.read')
  const opening = useMutation({ mutationFn: () => client.requests.open({ id: row.id }) })
  const isExtended = row.firstPromisedOn !== null && row.firstPromisedOn !== row.promisedOn
  const promised =
    row.promisedOn === null ? null : [row.promisedOn, isExtended && t('requests.page.extended', { day: row.firstPromisedOn ?? '' })]
  const team = row.teamId ? (
    <Anchor component={Link} href={`/requests/teams/${row.teamId}`} prefetch={false} inherit>
      {row.team}
    </Anchor>
  ) : (
    (row.team ?? t('requests.page.nobody'))
  )
  const facts: [string, ReactNode][] = [
    ['summary', row.summary],
    ['receivedOn', row.receivedOn],
    ['promisedOn', promised?.filter(Boolean).join(' ')],
    ['team', team],
    ['contactName', row.contactName],
    ['contactPhone', opening.data?.contactPhone ?? row.contactPhone],
    ['via', t(`enums.requestVia.${row.via}`)],
    ...(row.closedOn ? ([['closedOn', row.closedOn] as const, ['result', row.result] as const] as [string, ReactNode][]) : []),
    ...(row.revisitScore ? ([['revisitScore', String(row.revisitScore)]] as [string, ReactNode][]) : []),
  ]
  return (
    <section aria-label={t('requests.page.about')}>
      <Title order={2} size="h5" mb="xs">
        {t('requests.page.about')}
      </Title>
      <dl className={reading.list}>
        {facts.map(([name, value]) => (
          <div key={name}>
            <Text component="dt" fz="sm" c="dimmed">
              {t(`requests.request.fields.${name}`)}
            </Text>
            <Text component="dd" m={0} style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
              {value || t('common.none')}
            </Text>
          </div>
        ))}
      </dl>
      {mayOpen && row.contactPhone && !opening.data && (
        <Button
          mt="sm"
          variant="default"
          leftSection={<IconEye size={16} aria-hidden />}
          loading={opening.isPending}
          onClick={() => opening.mutate()}
        >
          {t('requests.page.openContact')}
        </Button>
      )}
      <ProblemNotice error={opening.error} />
    </section>
  )
}
