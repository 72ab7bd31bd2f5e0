'use client'
import { Button, Group, NativeSelect, Stack, Table, Text, Title, UnstyledButton } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { IconPlus, IconUsersPlus } from '@tabler/icons-react'
import { useMutation, useQuery } from '@tanstack/react-query'
import dynamic from 'next/dynamic'
import { useTranslations } from 'next-intl'
import { useRef, useState } from 'react'
import { useAllowed } from '#components/shell/actor.tsx'
import { ProblemNotice } from '#components/ui/problem-notice.tsx'
import type { RecordRow, Records } from '#components/ui/records.ts'
import subRecords from '#components/ui/sub-records.module.css'
import { api, client } from '#lib/api.ts'
import { arrivalOf, attendanceOf } from '#lib/events/rules.ts'
import { invitationAnswers } from '#lib/events/schema.ts'
import type { Event } from './event-fields.tsx'
import { type Invitation, invitationsOf } from './invitation-fields.ts'
import { InvitationText } from './invitation-text.tsx'

const RecordDrawer = dynamic(() => import('#components/ui/record-drawer.tsx').then((module) => module.RecordDrawer), { ssr: false })
/** As many guests as one event is looked at with. */
const most = 1000

/** Who is invited to an event, what they answered, and who came. */
export function Guests({ event }: { event: Event }) {
  const t = useTranslations('events.page')
  const texts = useTranslations('events.invitation')
  const mayWrite = useAllowed('events.write') && event.status !== 'cancelled'
  const input = { filters: { eventId: { is: [event.id] } }, size: most }
  const { data: invited } = useQuery(api.invitations.list.queryOptions({ input }))
  const { data: arrived } = useQuery(api.signIns.list.queryOptions({ input }))
  const [place, setPlace] = useState<{ open: string | null } | null>(null)
  const isDirty = useRef(false)
  const inviteAll = useMutation({
    meta: { quiet: true },
    mutationFn: () => client.invitations.inviteResidents({ eventId: event.id }),
    onSuccess: (counts) => notifications.show({ color: 'teal', message: t('invited', counts) }),
  })
  const rows = invited?.rows ?? []
  const coming = rows.filter((row) => row.answer === 'accepted')
  const expected = coming.reduce((sum, row) => sum + (row.expectedHeads ?? 0), 0)
  return (
    <section aria-label={t('guests')}>
      <Group justify="space-between" mb="xs" gap="xs">
        <Title order={2} size="h5">
          {t('guests')}
        </Title>
        <Group gap="xs">
          {event.status !== 'cancelled' && <InvitationText event={event} />}
          {mayWrite && (
            <>
              <Button
                size="compact-md"
                variant="light"
                leftSection={<IconUsersPlus size={16} aria-hidden />}
                loading={inviteAll.isPending}
                onClick={() => inviteAll.mutate()}
              >
                {t('inviteAll')}
              </Button>
              <Button
                size="compact-md"
                variant="light"
                leftSection={<IconPlus size={16} aria-hidden />}
                onClick={() => setPlace({ open: null })}
              >
                {texts('new')}
              </Button>
            </>
          )}
        </Group>
      </Group>
      <Stack gap="xs">
        <ProblemNotice error={inviteAll.error} />
        <Text fz="sm" role="status">
          {invited && t('summary', { invited: rows.length, accepted: coming.length, expected })}
          <br />
          {arrived && t('attendance', attendanceOf(arrived.rows))}
        </Text>
        {rows.length > 0 && (
          <GuestTable rows={rows} arrivals={arrived?.rows ?? []} mayWrite={mayWrite} onOpen={(open) => setPlace({ open })} />
        )}
      </Stack>
      {place && (
        <RecordDrawer
          records={invitationsOf(event.id) as unknown as Records<RecordRow>}
          open={place.open}
          isDirty={isDirty}
          onClose={() => setPlace(null)}
        />
      )}
    </section>
  )
}

type Arrival = { heads: number; organisationId: string | null; organisationName: string }
type TableProps = { rows: Invitation[]; arrivals: Arrival[]; mayWrite: boolean; onOpen: (id: string) => void }

function GuestTable({ rows, arrivals, mayWrite, onOpen }: TableProps) {
  const t = useTranslations('events')
  const enums = useTranslations('enums.invitationAnswer')
  const fields = useTranslations('events.invitation.fields')
  const answer = useMutation({
    mutationFn: ({ id, version, answer }: Pick<Invitation, 'id' | 'version' | 'answer'>) =>
      client.invitations.reviseMany({ rows: [{ id, version, answer }] }),
  })
  return (
    <Table className={subRecords.table} aria-label={t('invitation.title')}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{fields('organisationName')}</Table.Th>
          <Table.Th>{fields('answer')}</Table.Th>
          <Table.Th>{fields('expectedHeads')}</Table.Th>
          <Table.Th>{fields('came')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {rows.map((row) => {
          const came = arrivalOf(row, arrivals)
          return (
            <Table.Tr key={row.id}>
              <Table.Td>
                <UnstyledButton className={subRecords.opener} onClick={() => onOpen(row.id)}>
                  {row.organisationName}
                </UnstyledButton>
              </Table.Td>
              <Table.Td>
                {mayWrite ? (
                  <NativeSelect
                    size="sm"
                    aria-label={t('page.answerOf', { name: row.organisationName })}
                    value={row.answer}
                    disabled={answer.isPending}
                    data={invitationAnswers.map((value) => ({ value, label: enums(value) }))}
                    onChange={(change) => answer.mutate({ ...row, answer: change.currentTarget.value as Invitation['answer'] })}
                  />
                ) : (
                  enums(row.answer)
                )}
              </Table.Td>
              <Table.Td>{row.expectedHeads ?? t('page.unknown')}</Table.Td>
              <Table.Td>
                {came.length > 0 ? t('page.came', { heads: came.reduce((sum, one) => sum + one.heads, 0) }) : t('page.notCome')}
              </Table.Td>
            </Table.Tr>
          )
        })}
      </Table.Tbody>
    </Table>
  )
}
