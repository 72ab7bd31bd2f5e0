'use client'
import { Button, CopyButton, Group, Paper, Stack, Text, Title } from '@mantine/core'
import { IconCheck, IconLink } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useAllowed } from '#components/shell/actor.tsx'
import { Panel } from '#components/ui/panel.tsx'
import { clockOf } from '#components/ui/record-values.ts'
import { api, type client } from '#lib/api.ts'
import { confirmationSides } from '#lib/events/schema.ts'
import { ConfirmationForm } from './confirmation-form.tsx'
import type { Match } from './match-fields.tsx'

export type Confirmation = Awaited<ReturnType<typeof client.matchConfirmations.get>>
type Side = (typeof confirmationSides)[number]

/** What each side says of a match: noted by the office, or by the side itself through its link. */
export function Confirmations({ match }: { match: Match }) {
  const t = useTranslations('events.matchPage')
  const query = useQuery(api.matchConfirmations.list.queryOptions({ input: { filters: { matchId: { is: [match.id] } } } }))
  return (
    <section aria-label={t('confirmations')}>
      <Title order={2} size="h5" mb="sm">
        {t('confirmations')}
      </Title>
      <Panel query={query}>
        {({ rows }) => (
          <Stack gap="sm">
            {confirmationSides.map((side) => (
              <One key={side} match={match} side={side} said={rows.find((row) => row.side === side)} />
            ))}
          </Stack>
        )}
      </Panel>
    </section>
  )
}

function One({ match, side, said }: { match: Match; side: Side; said: Confirmation | undefined }) {
  const t = useTranslations('events.matchPage')
  const enums = useTranslations('enums.confirmationSide')
  const mayWrite = useAllowed('events.write')
  const [isOpen, setOpen] = useState(false)
  const name = side === 'resident' ? match.organisation.name : match.counterpart
  return (
    <Paper withBorder p="sm">
      <Stack gap="xs">
        <Text fz="sm" fw={500}>
          {enums(side)} · {name}
        </Text>
        {said ? (
          <div>
            <Text fz="sm" c={said.agrees ? undefined : 'var(--mantine-color-error)'}>
              {t('said', { who: said.confirmedBy, agrees: said.agrees ? 'yes' : 'no' })}
            </Text>
            <Text fz="xs" c="dimmed">
              {t('saidWhen', { when: clockOf(said.confirmedAt), via: said.via })}
            </Text>
            {said.note && <Text fz="sm">{said.note}</Text>}
          </div>
        ) : (
          <Text fz="sm" c="dimmed">
            {t('waiting')}
          </Text>
        )}
        {mayWrite && !isOpen && (
          <Group gap="xs">
            <Button size="compact-md" variant="light" onClick={() => setOpen(true)}>
              {said ? t('change') : t('record', { side: enums(side) })}
            </Button>
            <CopyLink id={match.id} side={side} />
          </Group>
        )}
        {isOpen && <ConfirmationForm matchId={match.id} side={side} said={said} onDone={() => setOpen(false)} />}
      </Stack>
    </Paper>
  )
}

function CopyLink({ id, side }: { id: string; side: Side }) {
  const t = useTranslations('events.matchPage')
  const page = useTranslations('events.page')
  const enums = useTranslations('enums.confirmationSide')
  const { data } = useQuery(api.matches.links.queryOptions({ input: { id } }))
  return (
    <CopyButton value={data?.[side] ?? ''} timeout={2000}>
      {({ copied, copy }) => (
        <Button
          size="compact-md"
          variant="default"
          disabled={!data}
          onClick={copy}
          title={t('linkHint')}
          leftSection={copied ? <IconCheck size={16} aria-hidden /> : <IconLink size={16} aria-hidden />}
        >
          {copied ? page('copied') : t('copyLink', { side: enums(side) })}
        </Button>
      )}
    </CopyButton>
  )
}
