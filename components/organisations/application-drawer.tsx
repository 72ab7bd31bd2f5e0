'use client'
import { Alert, Anchor, Badge, Button, Drawer, Group, Stack, Text } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { IconEye } from '@tabler/icons-react'
import { useMutation, useQuery } from '@tanstack/react-query'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useAllowed } from '#components/shell/actor.tsx'
import { Panel } from '#components/ui/panel.tsx'
import { ProblemNotice } from '#components/ui/problem-notice.tsx'
import reading from '#components/ui/record-reading.module.css'
import { clockOf } from '#components/ui/record-values.ts'
import { api, client } from '#lib/api.ts'
import { applicationNumber } from '#lib/applications/rules.ts'
import { AcceptForm } from './accept-form.tsx'
import { applicationTones } from './application-tones.ts'
import { DeclineForm } from './decline-form.tsx'

export type Application = Awaited<ReturnType<typeof client.applications.get>>

/** One application, and what becomes of it. */
export function ApplicationDrawer({ id, onClose }: { id: string; onClose: () => void }) {
  const t = useTranslations('organisations.application')
  const isPhone = useMediaQuery('(max-width: 48em)', false, { getInitialValueInEffect: false })
  const query = useQuery({ ...api.applications.get.queryOptions({ input: { id } }), staleTime: 0 })
  return (
    <Drawer
      opened
      onClose={onClose}
      position="right"
      size={isPhone ? '100%' : 'lg'}
      title={t('one')}
      styles={{ title: { fontWeight: 600 } }}
    >
      <Panel query={query}>{(row) => <Told row={row} />}</Panel>
    </Drawer>
  )
}

function Told({ row }: { row: Application }) {
  const t = useTranslations()
  const mayWrite = useAllowed('applications.write')
  const mayOpen = useAllowed('contacts.read')
  const [way, setWay] = useState<'accept' | 'decline' | null>(null)
  const opening = useMutation({ mutationFn: () => client.applications.open({ id: row.id }) })
  const reopen = useMutation({
    meta: { quiet: true },
    mutationFn: () => client.applications.reopen({ id: row.id, version: row.version }),
  })
  const contact = opening.data ?? row
  const facts = [
    ['number', applicationNumber(row.id, new Date(row.submittedAt))],
    ['submittedAt', clockOf(row.submittedAt)],
    ['kind', t(`enums.organisationKind.${row.kind}`)],
    ['region', t(`enums.organisationRegion.${row.region}`)],
    ['industry', row.industry],
    ['wantedSqm', row.wantedSqm],
    ['contactName', row.contactName],
    ['contactPhone', contact.contactPhone],
    ['contactEmail', contact.contactEmail],
    ['purpose', row.purpose],
  ] as const
  return (
    <Stack>
      <Group justify="space-between" wrap="nowrap">
        <Text fw={600} fz="lg">
          {row.name}
        </Text>
        <Badge variant="light" color={applicationTones[row.status]} autoContrast tt="none" flex="none">
          {t(`enums.applicationStatus.${row.status}`)}
        </Badge>
      </Group>
      <dl className={reading.list}>
        {facts.map(([name, value]) => (
          <div key={name}>
            <Text component="dt" fz="sm" c="dimmed">
              {t(`organisations.application.fields.${name}`)}
            </Text>
            <Text component="dd" m={0} style={{ whiteSpace: 'pre-wrap' }}>
              {value || t('common.none')}
            </Text>
          </div>
        ))}
      </dl>
      {mayOpen && !opening.data && (
        <Button
          variant="default"
          leftSection={<IconEye size={16} aria-hidden />}
          loading={opening.isPending}
          onClick={() => opening.mutate()}
          style={{ alignSelf: 'flex-start' }}
        >
          {t('organisations.application.openContact')}
        </Button>
      )}
      {row.status === 'declined' && (
        <Alert color="gray" title={t('organisations.application.reason')}>
          {row.decision}
        </Alert>
      )}
      {row.organisation && (
        <Text>
          {t('organisations.application.became')}{' '}
          <Anchor component={Link} href={`/organisations/${row.organisationId}`} inherit>
            {row.organisation.code} {row.organisation.name}
          </Anchor>
        </Text>
      )}
      <ProblemNotice error={reopen.error} />
      {mayWrite && row.status === 'new' && way === null && (
        <Group>
          <Button onClick={() => setWay('accept')}>{t('organisations.application.accept')}</Button>
          <Button variant="default" onClick={() => setWay('decline')}>
            {t('organisations.application.decline')}
          </Button>
        </Group>
      )}
      {mayWrite && row.status !== 'new' && (
        <Button
          variant="subtle"
          loading={reopen.isPending}
          onClick={() => {
            setWay(null)
            reopen.mutate()
          }}
          style={{ alignSelf: 'flex-start' }}
        >
          {t('organisations.application.reopen')}
        </Button>
      )}
      {row.status === 'new' && way === 'accept' && <AcceptForm row={row} onCancel={() => setWay(null)} />}
      {row.status === 'new' && way === 'decline' && <DeclineForm row={row} onCancel={() => setWay(null)} />}
    </Stack>
  )
}
