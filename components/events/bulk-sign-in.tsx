'use client'
import { Button, Checkbox, Group, Stack, Text, TextInput, Title } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useAllowed } from '#components/shell/actor.tsx'
import { PageBack } from '#components/ui/page-back.tsx'
import { Panel } from '#components/ui/panel.tsx'
import { ProblemNotice } from '#components/ui/problem-notice.tsx'
import saveBar from '#components/ui/save-bar.module.css'
import { api } from '#lib/api.ts'
import { arrivalOf } from '#lib/events/rules.ts'
import { mostSignIns } from '#lib/events/schema.ts'
import { type Candidate, candidatesOf, isHeads, type Line, linesOf, useBulkLines } from './bulk-lines.ts'
import classes from './bulk-sign-in.module.css'
import { HeadsInput } from './heads-input.tsx'
import { useSignInMany } from './use-sign-in-many.tsx'

/** As many organisations as one screen offers. */
const most = 1000

/** Signs in everybody at once: the invited and resident organisations to tick, and lines for other guests. */
export function BulkSignIn({ id }: { id: string }) {
  const t = useTranslations('events')
  const event = useQuery(api.events.get.queryOptions({ input: { id } }))
  const only = { filters: { eventId: { is: [id] } }, size: most }
  const invited = useQuery(api.invitations.list.queryOptions({ input: only }))
  const arrived = useQuery(api.signIns.list.queryOptions({ input: only }))
  const residents = useQuery(api.organisations.list.queryOptions({ input: { filters: { stage: { is: ['resident'] } }, size: most } }))
  const candidates = candidatesOf(invited.data?.rows ?? [], residents.data?.rows ?? [])
  return (
    <Stack gap="md">
      <PageBack path={`/events/${id}`} text={event.data?.title ?? t('poster.back')} />
      <div>
        <Title order={1} size="h3">
          {t('bulk.title')}
        </Title>
        <Text fz="sm" c="dimmed">
          {t('bulk.lead')}
        </Text>
      </div>
      <Panel query={arrived}>
        {({ rows }) => (
          <Form
            eventId={id}
            candidates={candidates.map((one) => ({ ...one, there: arrivalOf(one, rows).reduce((sum, row) => sum + row.heads, 0) }))}
          />
        )}
      </Panel>
    </Stack>
  )
}

function Form({ eventId, candidates }: { eventId: string; candidates: (Candidate & { there: number })[] }) {
  const t = useTranslations('events.bulk')
  const mayWrite = useAllowed('events.write')
  const [filter, setFilter] = useState('')
  const lines = useBulkLines()
  const save = useSignInMany(eventId, lines.clear)
  const chosen = linesOf(candidates, lines)
  const heads = chosen.reduce((sum, line) => sum + (isHeads(line.heads) ? Number(line.heads) : 0), 0)
  const isWrong = chosen.some((line) => !isHeads(line.heads))
  const isTooMany = chosen.length > mostSignIns
  const shown = candidates.filter((one) => one.organisationName.includes(filter.trim()))
  return (
    <form
      onSubmit={(submit) => {
        submit.preventDefault()
        save.mutate(chosen.map(({ heads: typed, ...line }) => ({ ...line, heads: Number(typed) })))
      }}
    >
      <Stack gap="md">
        <ProblemNotice error={save.error} />
        <section aria-label={t('organisations')}>
          <Title order={2} size="h5" mb="xs">
            {t('organisations')}
          </Title>
          {candidates.length === 0 && <Text c="dimmed">{t('none')}</Text>}
          {candidates.length > 8 && (
            <TextInput
              aria-label={t('filter')}
              placeholder={t('filter')}
              value={filter}
              onChange={(typing) => setFilter(typing.currentTarget.value)}
              mb="xs"
              maw={320}
            />
          )}
          <ul className={classes.list}>
            {shown.map((one) => (
              <Row
                key={one.organisationName}
                candidate={one}
                line={lines.of(one.organisationName)}
                onTick={(isTicked) => lines.tick(one.organisationName, isTicked)}
                onHeads={(typed) => lines.setHeads(one.organisationName, typed)}
              />
            ))}
          </ul>
        </section>
        <section aria-label={t('visitors')}>
          <Title order={2} size="h5" mb="xs">
            {t('visitors')}
          </Title>
          <ul className={classes.list}>
            {lines.free.map((line, at) => (
              <li key={line.id} className={classes.row}>
                <TextInput
                  flex={1}
                  aria-label={t('visitor', { at: at + 1 })}
                  placeholder={t('visitorName')}
                  value={line.name}
                  maxLength={200}
                  onChange={(typing) => lines.rename(line.id, typing.currentTarget.value)}
                />
                <HeadsInput
                  label={t('headsOf', { name: line.name || t('visitor', { at: at + 1 }) })}
                  value={line.heads}
                  onChange={(typed) => lines.setFreeHeads(line.id, typed)}
                />
              </li>
            ))}
          </ul>
          <Button variant="subtle" size="compact-md" leftSection={<IconPlus size={16} aria-hidden />} onClick={lines.addFree}>
            {t('add')}
          </Button>
        </section>
        {mayWrite && (
          <Group className={saveBar.bar} justify="space-between" gap="xs">
            <Text fz="sm" role="status">
              {isTooMany ? t('tooMany', { most: mostSignIns }) : isWrong ? t('missingHeads') : t('total', { count: chosen.length, heads })}
            </Text>
            <Button type="submit" size="md" loading={save.isPending} disabled={chosen.length === 0 || isWrong || isTooMany}>
              {t('save')}
            </Button>
          </Group>
        )}
      </Stack>
    </form>
  )
}

type RowProps = {
  candidate: Candidate & { there: number }
  line: Line | undefined
  onTick: (isTicked: boolean) => void
  onHeads: (typed: string) => void
}

function Row({ candidate: { organisationName: name, there }, line, onTick, onHeads }: RowProps) {
  const t = useTranslations('events.bulk')
  return (
    <li className={classes.row}>
      <Checkbox
        flex={1}
        size="md"
        label={name}
        checked={there > 0 || line !== undefined}
        disabled={there > 0}
        onChange={(tick) => onTick(tick.currentTarget.checked)}
      />
      {there > 0 ? (
        <Text fz="sm" c="dimmed">
          {t('there', { heads: there })}
        </Text>
      ) : (
        line && <HeadsInput label={t('headsOf', { name })} value={line.heads} onChange={onHeads} />
      )}
    </li>
  )
}
