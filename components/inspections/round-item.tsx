'use client'
import { Badge, Button, Group, Stack, Text } from '@mantine/core'
import { IconCheck, IconX } from '@tabler/icons-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import type { Draft } from '#components/drafts/draft.ts'
import { useDraftStore } from '#components/drafts/use-draft-store.ts'
import { useAllowed, useVisitor } from '#components/shell/actor.tsx'
import { ProblemNotice } from '#components/ui/problem-notice.tsx'
import type { RoundItem as Item, RoundArea } from '#lib/inspections/schema.ts'
import classes from './round.module.css'
import { RoundFault } from './round-fault.tsx'
import { RoundResultLine } from './round-result.tsx'
import { draftOf, stateOf } from './round-state.ts'
import { useQuickLog } from './use-quick-log.ts'

type Props = { area: RoundArea; item: Item; on: string; drafts: readonly Draft[] }

/** One thing to look at: good, or not good and why. What was found before stands there. */
export function RoundItem({ area, item, on, drafts }: Props) {
  const t = useTranslations('inspections.round')
  const words = useTranslations('enums.frequency')
  const mayWrite = useAllowed('inspections.write')
  const state = stateOf(area.name, item, drafts)
  return (
    <li className={classes.item} aria-label={item.name} data-state={state}>
      <Group justify="space-between" gap="xs" wrap="nowrap" align="flex-start">
        <Text fw={600}>{item.name}</Text>
        {item.frequency !== 'monthly' && (
          <Badge variant="light" color="gray" tt="none" autoContrast miw="max-content">
            {words(item.frequency)}
          </Badge>
        )}
      </Group>
      {item.guide && (
        <Text fz="sm" c="dimmed" style={{ whiteSpace: 'pre-line' }}>
          {item.guide}
        </Text>
      )}
      {item.result ? (
        <RoundResultLine result={item.result} />
      ) : mayWrite ? (
        <Asking area={area} item={item} on={on} drafts={drafts} />
      ) : (
        <Text fz="sm" c="dimmed">
          {t('states.open')}
        </Text>
      )}
    </li>
  )
}

function Asking({ area, item, on, drafts }: Props) {
  const t = useTranslations('inspections.round')
  const store = useDraftStore()
  const name = useVisitor()?.name ?? null
  const draft = draftOf(drafts, area.name, item)
  const [isFaulty, setFaulty] = useState(draft !== undefined && draft.state !== 'waiting' && draft.input.passed === false)
  const none = {
    note: null,
    noPhotoReason: null,
    dueOn: null,
    responsible: null,
    rectifiedOn: null,
    rectifiedNote: null,
    noAfterReason: null,
  }
  const known = { area: area.name, item: item.name, inspectedOn: on, inspectedBy: name, ...none }
  const pass = useQuickLog({ ...known, passed: true })
  if (draft?.state === 'waiting') return <Text fz="sm">{t('states.waiting')}</Text>
  // the form says itself why it came back; what one tap sent has no form
  const cameBack = draft && draft.state !== 'typed' && draft.input.passed === true ? draft : null
  const { note, noPhotoReason, dueOn, responsible, ...fixed } = { ...known, passed: false }
  return (
    <Stack gap="xs">
      {cameBack && (
        <>
          <ProblemNotice text={t('cameBack')} />
          <Button variant="default" onClick={() => void store.drop(cameBack.id)}>
            {t('drop')}
          </Button>
        </>
      )}
      <ProblemNotice error={pass.error} />
      {!cameBack && (
        <div className={classes.answers}>
          <Button
            size="lg"
            color="teal"
            variant={isFaulty ? 'default' : 'light'}
            leftSection={<IconCheck size={22} aria-hidden />}
            aria-label={t('passes', { item: item.name })}
            loading={pass.isPending}
            disabled={isFaulty}
            onClick={() => pass.mutate()}
          >
            {t('pass')}
          </Button>
          <Button
            size="lg"
            color="red"
            variant={isFaulty ? 'filled' : 'light'}
            leftSection={<IconX size={22} aria-hidden />}
            aria-label={t('fails', { item: item.name })}
            aria-expanded={isFaulty}
            disabled={pass.isPending}
            onClick={() => setFaulty(!isFaulty)}
          >
            {t('fail')}
          </Button>
        </div>
      )}
      {isFaulty && <RoundFault fixed={fixed} responsible={area.responsible} draft={draft?.id ?? null} onDone={() => setFaulty(false)} />}
    </Stack>
  )
}
