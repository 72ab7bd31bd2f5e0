'use client'
import { notifications } from '@mantine/notifications'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { v7 as newId } from 'uuid'
import { problemOf } from '#components/ui/error-text.ts'
import { api, client } from '#lib/api.ts'
import { isDay, today } from '#lib/day.ts'
import { requestSteps, stepGap, typedGaps } from '#lib/requests/rules.ts'
import type { RequestLife, TakenStep } from '#lib/requests/schema.ts'
import type { Request } from './request-fields.tsx'

type Typed = { doneOn: string; note: string; organisationId: string; teamId: string | null; promisedOn: string | null; score: number }

/** What somebody says with a step, held against what the request allows; what is proposed stands until something else is chosen. */
export function useStep(row: Request, life: RequestLife, step: TakenStep, onDone: () => void) {
  const t = useTranslations()
  const [stepId] = useState(() => newId())
  const [isTried, setTried] = useState(false)
  const [typed, setTyped] = useState<Typed>(() => ({
    ...{ doneOn: today(), note: '', organisationId: row.organisationId ?? '', teamId: null, promisedOn: null, score: 0 },
  }))
  const { needs } = requestSteps[step]
  const from = isDay(typed.doneOn) ? typed.doneOn : today()
  const proposes = needs.includes('promise') || needs.includes('team')
  const { data: proposed } = useQuery({
    ...api.requests.promise.queryOptions({ input: { category: row.category, from, organisationId: typed.organisationId || null } }),
    enabled: proposes,
  })
  const said = {
    doneOn: typed.doneOn,
    note: typed.note.trim(),
    organisationId: typed.organisationId || null,
    teamId: typed.teamId ?? (step === 'assign' ? (row.teamId ?? proposed?.team?.id ?? null) : null),
    promisedOn: typed.promisedOn ?? (step === 'accept' ? (proposed?.promisedOn ?? null) : null),
    score: typed.score || null,
  }
  const gap = isDay(said.doneOn) ? stepGap(step, life, { ...said, promisedOn: said.promisedOn || null }, today()) : null
  const cache = useQueryClient()
  const advance = useMutation({
    meta: { quiet: true },
    mutationFn: (version: number) =>
      client.requests.advance({ id: life.id, version, stepId, step, ...said, promisedOn: said.promisedOn || null }),
    onSuccess: () => {
      notifications.show({ color: 'teal', message: t('requests.life.done', { step: t(`enums.requestStep.${step}`) }) })
      onDone()
    },
    // whoever was quicker is shown beneath what was typed
    onError: (error) => problemOf(error).code === 'STALE' && cache.invalidateQueries({ queryKey: api.requests.key() }),
  })
  // another one was quicker: once their step is on the screen, what was typed may be confirmed anew
  const isStale = problemOf(advance.error).code === 'STALE'
  const hasCaughtUp = isStale && advance.variables !== life.version
  const isTypedGap = gap !== null && typedGaps.includes(gap)
  return {
    said,
    /** As it is being typed, with the space that the next word follows. */
    note: typed.note,
    needs,
    proposed,
    set: (part: Partial<Typed>) => setTyped({ ...typed, ...part }),
    /** What stands in the way and is said above the form. */
    refusal: gap && !isTypedGap ? gap : null,
    /** What has still to be typed, once somebody tried to go on without it. */
    missing: isTried ? gap : null,
    isDayMissing: isTried && !isDay(said.doneOn),
    isBusy: advance.isPending,
    error: isStale ? null : advance.error,
    hasCaughtUp,
    isWaiting: isStale && !hasCaughtUp,
    send: () => {
      setTried(true)
      if (!gap && isDay(said.doneOn) && !advance.isPending) advance.mutate(life.version)
    },
  }
}
