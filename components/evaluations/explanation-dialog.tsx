'use client'
import { Alert, Button, Group, Modal, NumberInput, Select, Stack, Text, Textarea, TextInput } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useErrorText } from '#components/ui/error-text.ts'
import { api } from '#lib/api.ts'
import { overshootSchema, type ScoredItem } from '#lib/evaluations/schema.ts'
import { isAllowed } from '#lib/permissions.ts'

type DialogProps = { year: number; item: ScoredItem; onClose: () => void }

/** What people add to a computed score: the officer explains, the reviewer decides on a deduction. The score itself is never typed. */
export function ExplanationDialog({ year, item, onClose }: DialogProps) {
  const t = useTranslations('evaluations')
  const me = useQuery(api.users.whoAmI.queryOptions())
  const role = me.data?.role ?? null
  return (
    <Modal opened onClose={onClose} title={`${item.code} ${item.name}`} size="lg" closeButtonProps={{ 'aria-label': t('cancel') }}>
      <Stack>
        {item.demand.measure && <Alert color="orange">{t('belowTarget')}</Alert>}
        {!item.demand.measure && item.demand.cause && <Alert color="orange">{t('farAbove')}</Alert>}
        {item.demand.overshoot && <Alert color="orange">{t('veryFarAbove')}</Alert>}
        {isAllowed(role, 'evaluations.explain') && <ExplainForm year={year} item={item} onClose={onClose} />}
        {isAllowed(role, 'evaluations.deduct') && <ReviewForm year={year} item={item} onClose={onClose} />}
      </Stack>
    </Modal>
  )
}

function ExplainForm({ year, item, onClose }: DialogProps) {
  const t = useTranslations('evaluations')
  const errorText = useErrorText()
  const [cause, setCause] = useState(item.cause)
  const [measure, setMeasure] = useState(item.measure)
  const [measureDue, setMeasureDue] = useState(item.measureDue ?? '')
  const save = useMutation(api.evaluations.explain.mutationOptions({ onSuccess: () => saved(t('saved'), onClose) }))
  return (
    <Stack
      component="form"
      onSubmit={(event) => {
        event.preventDefault()
        save.mutate({ year, code: item.code, version: item.explanationVersion, cause, measure, measureDue: measureDue || null })
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

function ReviewForm({ year, item, onClose }: DialogProps) {
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

function saved(message: string, onClose: () => void) {
  notifications.show({ message })
  onClose()
}

function SaveBar({ busy, problem, onClose }: { busy: boolean; problem: string | null; onClose: () => void }) {
  const t = useTranslations('evaluations')
  return (
    <Stack gap="xs">
      {problem && (
        <Text c="red" role="alert">
          {problem}
        </Text>
      )}
      <Group justify="flex-end">
        <Button variant="default" onClick={onClose}>
          {t('cancel')}
        </Button>
        <Button type="submit" loading={busy}>
          {t('save')}
        </Button>
      </Group>
    </Stack>
  )
}
