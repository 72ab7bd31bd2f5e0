'use client'
import { Alert, Badge, Button, Group, Paper, Stack, Text } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import { useFormatter, useTranslations } from 'next-intl'
import { useState } from 'react'
import { v7 as uuidv7 } from 'uuid'
import { useErrorText } from '#components/ui/error-text.ts'
import { ReturnDialog } from '#components/ui/return-dialog.tsx'
import { client } from '#lib/api.ts'
import type { MonitoringView, SnapshotHead } from '#lib/monitoring/schema.ts'
import { Download } from '../evaluations/download.tsx'
import { useAllowed } from '../shell/actor.tsx'
import { monitoringPath } from './monitoring-address.ts'
import { movedFigures } from './moved.ts'

const tones = { draft: 'gray', submitted: 'blue', reviewed: 'teal' } as const

/** Where the monitoring stands: not frozen yet, or whose turn it is; and what can be done next. */
export function SnapshotBar({ view }: { view: MonitoringView }) {
  const t = useTranslations('monitoring')
  const mayWrite = useAllowed('monitoring.write')
  const { chosen, year } = view
  if (!chosen) {
    return (
      <Alert color={view.isDue ? 'orange' : 'teal'} title={t(view.isDue ? 'due' : 'live')}>
        <Stack gap="xs" align="flex-start">
          {t(view.mayTake ? 'liveHint' : 'earlyHint', { day: view.live.asOf })}
          {mayWrite && view.mayTake && <Take view={view} />}
        </Stack>
      </Alert>
    )
  }
  const words = `year=${year}&number=${chosen.number}`
  const moved = movedFigures(chosen.content, view.live)
  return (
    <Paper withBorder p="md">
      <Group justify="space-between" gap="sm" align="flex-start">
        <Stack gap={4} flex="1 1 20rem">
          <Group gap="xs">
            <Badge color={tones[chosen.state]} variant="light" tt="none" autoContrast>
              {t(`states.${chosen.state}`)}
            </Badge>
            <Text fz="sm" fw={600}>
              {t('number', { number: chosen.number })}
            </Text>
            <Text fz="xs" c="dimmed" title={chosen.hash}>
              {t('hash', { hash: chosen.hash.slice(0, 12) })}
            </Text>
          </Group>
          <Steps head={chosen} />
          <Text fz="sm">{moved === 0 ? t('unmoved') : t('moved', { count: moved })}</Text>
          {view.unwritten.length > 0 && chosen.state === 'draft' && (
            <Text fz="sm" fw={600}>
              {t('unwritten', { codes: view.unwritten.join('、') })}
            </Text>
          )}
        </Stack>
        <Group gap="xs" data-controls="">
          <Download href={`/evaluations/mid-year/report?${words}`} label={t('report')} />
          <Download href={`/evaluations/mid-year/form?${words}`} label={t('form')} />
          {chosen.number === view.snapshots[0]?.number && <Actions view={view} chosen={chosen} />}
        </Group>
      </Group>
      {!chosen.isIntact && (
        <Alert color="red" mt="sm">
          {t('broken')}
        </Alert>
      )}
      {chosen.state === 'draft' && chosen.returned && (
        <Alert color="orange" mt="sm" title={t('returnedTitle')}>
          {chosen.returned.reason}
        </Alert>
      )}
    </Paper>
  )
}

/** Who did what, and when. */
function Steps({ head }: { head: SnapshotHead }) {
  const t = useTranslations('monitoring.steps')
  const format = useFormatter()
  const steps = (['taken', 'submitted', 'returned', 'reviewed'] as const).flatMap((name) => {
    const step = head[name]
    return step ? [{ name, ...step }] : []
  })
  const inOrder = [...steps].sort((one, other) => (one.at < other.at ? -1 : 1))
  return (
    <Text fz="sm" c="dimmed" component="ol" m={0} p={0} style={{ listStyle: 'none', display: 'flex', flexWrap: 'wrap', gap: '0 1rem' }}>
      {inOrder.map(({ name, at, by }) => (
        <li key={name}>{t(name, { by, at: format.dateTime(new Date(at), { dateStyle: 'medium', timeStyle: 'short' }) })}</li>
      ))}
    </Text>
  )
}

/** What the visitor may do with the newest snapshot. */
function Actions({ view, chosen }: { view: MonitoringView; chosen: SnapshotHead }) {
  const t = useTranslations('monitoring')
  const errorText = useErrorText()
  const [mayWrite, mayReview] = [useAllowed('monitoring.write'), useAllowed('monitoring.review')]
  const [isReturning, setReturning] = useState(false)
  const at = { id: chosen.id, version: chosen.version }
  const submit = useMutation({ mutationFn: () => client.monitoring.submit(at) })
  const review = useMutation({ mutationFn: () => client.monitoring.review(at) })
  const problem = submit.error ?? review.error
  return (
    <>
      {mayWrite && chosen.state === 'draft' && (
        <Button loading={submit.isPending} disabled={view.unwritten.length > 0} onClick={() => submit.mutate()}>
          {t('submit')}
        </Button>
      )}
      {mayReview && chosen.state === 'submitted' && (
        <>
          <Button variant="default" onClick={() => setReturning(true)}>
            {t('return')}
          </Button>
          <Button loading={review.isPending} onClick={() => review.mutate()}>
            {t('review')}
          </Button>
        </>
      )}
      {mayWrite && chosen.state !== 'submitted' && <Take view={view} />}
      {problem && (
        <Text c="red" fz="sm" role="alert">
          {errorText(problem)}
        </Text>
      )}
      {isReturning && (
        <ReturnDialog
          {...{ title: t('return'), confirm: t('return'), onClose: () => setReturning(false) }}
          send={(reason) => client.monitoring.return({ ...at, reason })}
        />
      )}
    </>
  )
}

/** Freezes the figures as they stand; a second one keeps the first. */
function Take({ view }: { view: MonitoringView }) {
  const t = useTranslations('monitoring')
  const errorText = useErrorText()
  const router = useRouter()
  const [id, setId] = useState(() => uuidv7())
  const taking = useMutation({
    mutationFn: () => client.monitoring.take({ id, year: view.year }),
    onSuccess: () => {
      setId(uuidv7())
      router.push(monitoringPath(view.year))
    },
  })
  return (
    <>
      <Button variant={view.chosen ? 'default' : 'filled'} loading={taking.isPending} onClick={() => taking.mutate()}>
        {t(view.chosen ? 'takeAgain' : 'take')}
      </Button>
      {taking.error && (
        <Text c="red" fz="sm" role="alert">
          {errorText(taking.error)}
        </Text>
      )}
    </>
  )
}
