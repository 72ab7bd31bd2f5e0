'use client'
import { Button, Group, List, Modal, Stack, Text, Textarea } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { IconLock, IconLockOpen, IconSend } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { DatesFrame } from '#components/ui/dates-frame.tsx'
import { DayField } from '#components/ui/fields/day-field.tsx'
import { ProblemNotice } from '#components/ui/problem-notice.tsx'
import { client } from '#lib/api.ts'
import { today } from '#lib/day.ts'
import { problemsOf } from '#lib/surveys/rules.ts'
import type { Survey } from '#lib/surveys/schema.ts'

/** The next step of a survey: publish it, close it, or open it again, the latter two with a reason. */
export function SurveySteps({ survey }: { survey: Survey }) {
  const t = useTranslations('surveys.steps')
  const [isOpen, setOpen] = useState(false)
  const step = ({ draft: 'publish', published: 'close', closed: 'reopen' } as const)[survey.status]
  const Icon = { publish: IconSend, close: IconLock, reopen: IconLockOpen }[step]
  return (
    <>
      <Button
        variant={step === 'publish' ? 'filled' : 'default'}
        leftSection={<Icon size={18} aria-hidden />}
        onClick={() => setOpen(true)}
      >
        {t(step)}
      </Button>
      <Modal opened={isOpen} onClose={() => setOpen(false)} title={t(step)}>
        {step === 'publish' ? (
          <Publish survey={survey} onDone={() => setOpen(false)} />
        ) : (
          <WithReason survey={survey} step={step} onDone={() => setOpen(false)} />
        )}
      </Modal>
    </>
  )
}

function Publish({ survey, onDone }: { survey: Survey; onDone: () => void }) {
  const t = useTranslations('surveys.steps')
  const errors = useTranslations('errors')
  const problems = problemsOf(survey, today())
  const publish = useMutation({
    meta: { quiet: true },
    mutationFn: () => client.surveys.publish({ id: survey.id, version: survey.version }),
    onSuccess: () => {
      notifications.show({ color: 'teal', message: t('published') })
      onDone()
    },
  })
  return (
    <Stack>
      <ProblemNotice error={publish.error} />
      {problems.length > 0 ? (
        <>
          <Text>{t('notYet')}</Text>
          <List>
            {problems.map((problem) => (
              <List.Item key={JSON.stringify(problem)}>{errors('SURVEY_INCOMPLETE', { ...problem })}</List.Item>
            ))}
          </List>
        </>
      ) : (
        <Text>{t('publishSure', { count: survey.questions.length, from: survey.opensOn ?? 'none', to: survey.closesOn ?? 'none' })}</Text>
      )}
      <Group justify="flex-end">
        <Button disabled={problems.length > 0} loading={publish.isPending} onClick={() => publish.mutate()}>
          {t('publish')}
        </Button>
      </Group>
    </Stack>
  )
}

function WithReason({ survey, step, onDone }: { survey: Survey; step: 'close' | 'reopen'; onDone: () => void }) {
  const t = useTranslations('surveys.steps')
  const [reason, setReason] = useState('')
  const [closesOn, setClosesOn] = useState('')
  const at = { id: survey.id, version: survey.version, reason }
  const run = useMutation({
    meta: { quiet: true },
    mutationFn: () => (step === 'close' ? client.surveys.close(at) : client.surveys.reopen({ ...at, closesOn: closesOn || null })),
    onSuccess: onDone,
  })
  return (
    <Stack>
      <ProblemNotice error={run.error} />
      <Text fz="sm">{t(`${step}Sure`)}</Text>
      {step === 'reopen' && (
        <DatesFrame>
          <DayField
            label={t('until')}
            description={t('untilHint')}
            required={false}
            disabled={false}
            error={undefined}
            data-field="closesOn"
            clearable
            minDate={today()}
            value={closesOn}
            onBlur={() => undefined}
            onChange={setClosesOn}
          />
        </DatesFrame>
      )}
      <Textarea
        autosize
        minRows={2}
        maxLength={5000}
        required
        label={t('reason')}
        value={reason}
        onChange={(typing) => setReason(typing.currentTarget.value)}
      />
      <Group justify="flex-end">
        <Button disabled={reason.trim() === ''} loading={run.isPending} onClick={() => run.mutate()}>
          {t(step)}
        </Button>
      </Group>
    </Stack>
  )
}
