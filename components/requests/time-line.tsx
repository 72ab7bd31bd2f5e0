'use client'
import { Button, Group, Text, Timeline, Title } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { IconArrowBackUp } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { v7 as newId } from 'uuid'
import { useAllowed } from '#components/shell/actor.tsx'
import { ProblemNotice } from '#components/ui/problem-notice.tsx'
import { client } from '#lib/api.ts'
import { nextSteps } from '#lib/requests/rules.ts'
import type { RequestLife, TakenStep } from '#lib/requests/schema.ts'
import type { Request } from './request-fields.tsx'
import { StepForm } from './step-form.tsx'

/** The steps that lead on; the others stand back. */
const forward: readonly TakenStep[] = ['accept', 'assign', 'start', 'close', 'revisit']

/** What was done with a request, newest first, and what may be done next: under a thumb as wide as the screen. */
export function TimeLine({ row, life }: { row: Request; life: RequestLife }) {
  const t = useTranslations()
  const mayWrite = useAllowed('requests.write')
  // the server draws these for a desk, so the phone has to say what it is afterwards
  const isPhone = useMediaQuery('(max-width: 48em)')
  const [step, setStep] = useState<TakenStep | null>(null)
  const back = useMutation({
    meta: { quiet: true },
    mutationFn: () => client.requests.stepBack({ id: life.id, version: life.version, stepId: newId() }),
  })
  const steps = nextSteps(life.status)
  const first =
    steps.find((one) => forward.includes(one) && !(one === 'assign' && life.status !== 'accepted') && one !== 'revisit') ?? steps[0]
  return (
    <section aria-label={t('requests.life.title')}>
      <Title order={2} size="h5" mb="xs">
        {t('requests.life.title')}
      </Title>
      {mayWrite && (
        <Group gap="xs" mb="md" role="group" aria-label={t('requests.life.next')}>
          {steps
            .filter((one) => one === first)
            .concat(steps.filter((one) => one !== first))
            .map((next) => (
              <Button
                key={next}
                size={isPhone ? 'lg' : 'sm'}
                fullWidth={isPhone && next === first}
                variant={next === first ? 'filled' : forward.includes(next) ? 'light' : 'default'}
                onClick={() => {
                  back.reset()
                  setStep(next)
                }}
              >
                {t(`enums.requestStep.${next}`)}
              </Button>
            ))}
        </Group>
      )}
      <ProblemNotice error={back.error} />
      {mayWrite && life.backable && (
        <Button
          mb="sm"
          size="compact-md"
          variant="subtle"
          leftSection={<IconArrowBackUp size={16} aria-hidden />}
          loading={back.isPending}
          onClick={() => back.mutate()}
        >
          {t('requests.life.back', { step: t(`enums.requestStep.${life.backable}`) })}
        </Button>
      )}
      <Timeline component="ol" active={life.steps.length} bulletSize={16} lineWidth={2} pl="xs" style={{ listStyle: 'none' }}>
        {life.steps.map((one) => (
          <Timeline.Item component="li" key={one.id} title={<Told step={one} />}>
            <Text fz="sm" c="dimmed">
              {[one.doneOn, one.by ?? t('requests.life.resident'), one.isFromSheet && t('requests.life.fromSheet')]
                .filter(Boolean)
                .join(' · ')}
            </Text>
            {one.note && (
              <Text fz="sm" style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
                {one.note}
              </Text>
            )}
          </Timeline.Item>
        ))}
      </Timeline>
      {step && <StepForm key={step} row={row} life={life} step={step} onClose={() => setStep(null)} />}
    </section>
  )
}

/** What one step was, with what it said: the team, the day, the score. */
function Told({ step }: { step: RequestLife['steps'][number] }) {
  const t = useTranslations()
  const { promisedOn, insteadOf, score, team, takesBack } = step
  const more = [
    team,
    promisedOn && (insteadOf ? t('requests.life.from', { from: insteadOf, to: promisedOn }) : t('requests.life.to', { day: promisedOn })),
    score !== null && t('requests.life.points', { score }),
  ].filter(Boolean)
  return (
    <Text span fw={500} td={step.isTakenBack ? 'line-through' : undefined}>
      {takesBack ? t('requests.life.takesBack', { step: t(`enums.requestStep.${takesBack}`) }) : t(`enums.requestStep.${step.step}`)}
      {more.length > 0 && (
        <Text span fw={400}>
          {' '}
          {more.join(' · ')}
        </Text>
      )}
      {step.isTakenBack && (
        <Text span fz="sm" c="dimmed" fw={400}>
          {' '}
          {t('requests.life.wasTakenBack')}
        </Text>
      )}
    </Text>
  )
}
