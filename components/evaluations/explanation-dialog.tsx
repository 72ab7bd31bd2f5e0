'use client'
import { Alert, Modal, NumberInput, Select, Stack, Textarea, TextInput } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useErrorText } from '#components/ui/error-text.ts'
import { api } from '#lib/api.ts'
import type { StageView } from '#lib/evaluation-steps/schema.ts'
import { overshootSchema, type ScoredItem } from '#lib/evaluations/schema.ts'
import type { Limits } from '#lib/limits/schema.ts'
import { isAllowed } from '#lib/permissions.ts'
import { ApplyForm } from './apply-form.tsx'
import { RateForm } from './rate-form.tsx'
import { SaveBar, saved } from './save-form.tsx'

type DialogProps = { year: number; item: ScoredItem; stage: StageView; limits: Limits; onClose: () => void }
type FormProps = Pick<DialogProps, 'year' | 'item' | 'onClose'>

/** What people add to a computed score: the officer explains, the reviewer decides on a deduction. The score itself is never typed. */
export function ExplanationDialog({ year, item, stage, limits, onClose }: DialogProps) {
  const t = useTranslations('evaluations')
  const me = useQuery(api.users.whoAmI.queryOptions())
  const role = me.data?.role ?? null
  const isDrafted = stage.state === 'drafting'
  const isReviewed = stage.state === 'reviewing' || stage.state === 'approving'
  const mayExplain = isAllowed(role, 'evaluations.explain') && isDrafted
  const mayRate = isAllowed(role, 'evaluations.rate') && (role === 'officer' ? isDrafted : isReviewed)
  return (
    <Modal opened onClose={onClose} title={`${item.code} ${item.name}`} size="lg" closeButtonProps={{ 'aria-label': t('cancel') }}>
      <Stack>
        {item.demand.measure && <Alert color="orange">{t('belowTarget')}</Alert>}
        {!item.demand.measure && item.demand.cause && <Alert color="orange">{t('farAbove', { percent: limits.causeAbove })}</Alert>}
        {item.demand.overshoot && <Alert color="orange">{t('veryFarAbove', { percent: limits.readAbove })}</Alert>}
        {mayRate && item.kind === 'qualitative' && item.isApplicable && <RateForm {...{ year, item, limits, onClose }} />}
        {mayExplain && <ExplainForm {...{ year, item, onClose }} />}
        {isAllowed(role, 'evaluations.deduct') && (isDrafted || isReviewed) && <ReviewForm {...{ year, item, onClose }} />}
        {mayRate && limits.mayNotApply && <ApplyForm {...{ year, item, onClose }} />}
      </Stack>
    </Modal>
  )
}

function ExplainForm({ year, item, onClose }: FormProps) {
  const t = useTranslations('evaluations')
  const errorText = useErrorText()
  const [cause, setCause] = useState(item.cause)
  const [measure, setMeasure] = useState(item.measure)
  const [measureDue, setMeasureDue] = useState(item.measureDue ?? '')
  const [measureOwner, setOwner] = useState(item.measureOwner)
  const save = useMutation(api.evaluations.explain.mutationOptions({ onSuccess: () => saved(t('saved'), onClose) }))
  return (
    <Stack
      component="form"
      onSubmit={(event) => {
        event.preventDefault()
        save.mutate({
          year,
          code: item.code,
          version: item.explanationVersion,
          cause,
          measure,
          measureOwner,
          measureDue: measureDue || null,
        })
      }}
    >
      <Textarea
        label={t('cause')}
        autosize
        minRows={3}
        maxLength={2000}
        required={item.demand.cause}
        value={cause}
        onChange={(event) => setCause(event.currentTarget.value)}
      />
      <Textarea
        label={t('measure')}
        autosize
        minRows={3}
        maxLength={2000}
        required={item.demand.measure}
        value={measure}
        onChange={(event) => setMeasure(event.currentTarget.value)}
      />
      <TextInput
        label={t('measureOwner')}
        maxLength={100}
        required={item.demand.measure}
        value={measureOwner}
        onChange={(event) => setOwner(event.currentTarget.value)}
      />
      <TextInput
        type="date"
        label={t('measureDue')}
        required={item.demand.measure}
        value={measureDue}
        onChange={(event) => setMeasureDue(event.currentTarget.value)}
      />
      <SaveBar busy={save.isPending} problem={save.error && errorText(save.error)} onClose={onClose} />
    </Stack>
  )
}

function ReviewForm({ year, item, onClose }: FormProps) {
  const t = useTranslations('evaluations')
  const errorText = useErrorText()
  const [overshoot, setOvershoot] = useState(item.overshoot)
  const [deduction, setDeduction] = useState(item.deduction)
  const [deductionReason, setReason] = useState(item.deductionReason)
  const save = useMutation(api.evaluations.review.mutationOptions({ onSuccess: () => saved(t('saved'), onClose) }))
  return (
    <Stack
      component="form"
      onSubmit={(event) => {
        event.preventDefault()
        save.mutate({ year, code: item.code, version: item.explanationVersion, overshoot, deduction, deductionReason })
      }}
    >
      {item.demand.overshoot && (
        <Select
          label={t('overshoot')}
          required
          data={overshootSchema.options.map((value) => ({ value, label: t(`overshoots.${value}`) }))}
          value={overshoot}
          onChange={(value) => setOvershoot(overshootSchema.nullable().parse(value))}
        />
      )}
      <NumberInput
        label={t('deductionPoints')}
        min={0}
        max={Number(item.weight)}
        decimalScale={2}
        value={deduction}
        onChange={(value) => setDeduction(String(value || 0))}
      />
      <TextInput
        label={t('deductionReason')}
        maxLength={500}
        required={Number(deduction) > 0}
        value={deductionReason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <SaveBar busy={save.isPending} problem={save.error && errorText(save.error)} onClose={onClose} />
    </Stack>
  )
}
