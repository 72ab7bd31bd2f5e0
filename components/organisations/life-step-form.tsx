'use client'
import { Alert, Anchor, Button, Group, Modal, Stack, Textarea } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { notifications } from '@mantine/notifications'
import { useMutation } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { v7 as newId } from 'uuid'
import { DatesFrame } from '#components/ui/dates-frame.tsx'
import { problemOf } from '#components/ui/error-text.ts'
import { DayField } from '#components/ui/fields/day-field.tsx'
import { ProblemNotice } from '#components/ui/problem-notice.tsx'
import { client } from '#lib/api.ts'
import { today } from '#lib/day.ts'
import { type LifeGap, lifeGap, lifeSteps } from '#lib/organisations/rules.ts'
import type { Life, LifeStepCode } from '#lib/organisations/schema.ts'

/** Where on the page the missing thing is put right. */
const remedies: Partial<Record<LifeGap, 'stays' | 'documents'>> = {
  stay: 'stays',
  stay_open: 'stays',
  stay_later: 'stays',
  agreement: 'documents',
  agreement_same: 'documents',
}

type Props = { life: Life; step: LifeStepCode; onClose: () => void }

/** Takes one step: its day and what was seen. What is missing is said before anything is sent. */
export function LifeStepForm({ life, step, onClose }: Props) {
  const t = useTranslations()
  const isPhone = useMediaQuery('(max-width: 48em)', false, { getInitialValueInEffect: false })
  const [stepId] = useState(() => newId())
  const [doneOn, setDoneOn] = useState(today)
  const [note, setNote] = useState('')
  const [isTried, setTried] = useState(false)
  const gap = doneOn === '' ? null : lifeGap(step, { ...life, last: life.steps[0] ?? null }, doneOn, note.trim(), today())
  const advance = useMutation({
    meta: { quiet: true },
    mutationFn: () => client.organisations.advance({ id: life.id, version: life.version, stepId, step, doneOn, note: note.trim() }),
    onSuccess: () => {
      notifications.show({ color: 'teal', message: t('organisations.life.done', { step: t(`enums.lifeStep.${step}`) }) })
      onClose()
    },
  })
  const needsNote = lifeSteps[step].needs.includes('note')
  // what has still to be typed is said once somebody tried to go on without it
  const shown = gap === 'note' ? null : gap
  const remedy = shown && remedies[shown]
  return (
    <Modal opened onClose={onClose} title={t(`enums.lifeStep.${step}`)} fullScreen={isPhone} centered>
      <DatesFrame>
        <form
          noValidate
          onSubmit={(event) => {
            event.preventDefault()
            setTried(true)
            if (!gap && doneOn && !advance.isPending) advance.mutate()
          }}
        >
          <Stack>
            {shown && (
              <Alert color="orange" variant="light" role="alert">
                {t('errors.LIFE_STEP_REFUSED', { reason: shown })}{' '}
                {remedy && (
                  <Anchor href={`#${remedy}`} onClick={onClose} inherit>
                    {t(`organisations.life.to.${remedy}`)}
                  </Anchor>
                )}
              </Alert>
            )}
            {advance.error && <ProblemNotice error={advance.error} />}
            <DayField
              label={t('organisations.life.doneOn')}
              description={undefined}
              required
              disabled={false}
              error={isTried && doneOn === '' ? t('records.refused.day') : undefined}
              value={doneOn}
              onChange={setDoneOn}
              onBlur={() => undefined}
              data-field="doneOn"
              clearable={false}
            />
            <Textarea
              label={t(`organisations.life.notes.${needsNote ? step : 'any'}`)}
              autosize
              minRows={2}
              maxRows={10}
              required={needsNote}
              error={isTried && gap === 'note' ? t('records.refused.required') : undefined}
              value={note}
              onChange={(typing) => setNote(typing.currentTarget.value)}
              data-autofocus={needsNote || undefined}
            />
            <Group justify="flex-end">
              <Button variant="default" onClick={onClose}>
                {t('common.cancel')}
              </Button>
              <Button type="submit" loading={advance.isPending} disabled={shown !== null || problemOf(advance.error).code === 'STALE'}>
                {t('organisations.life.confirm')}
              </Button>
            </Group>
          </Stack>
        </form>
      </DatesFrame>
    </Modal>
  )
}
