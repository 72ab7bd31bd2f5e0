'use client'
import { Progress, Stack, Stepper, Text } from '@mantine/core'
import { useTranslations } from 'next-intl'
import { type Step, steps } from './job-step.ts'

type Props = { at: Step; reached: Step; onStep: (step: Step) => void; open: readonly Step[] }

/** Where an import stands between files and records; the steps that can be looked at again are buttons. A phone says it in a line. */
export function JobSteps({ at, reached, onStep, open }: Props) {
  const t = useTranslations('importPage.steps')
  const place = steps.indexOf(at)
  return (
    <nav aria-label={t('title')}>
      <Stack gap={6} hiddenFrom="sm">
        <Text fz="sm" fw={600}>
          {t('now', { step: place + 1, steps: steps.length, name: t(at) })}
        </Text>
        <Progress value={((place + 1) / steps.length) * 100} size="sm" aria-hidden />
      </Stack>
      <Stepper
        active={reached === 'report' ? steps.length : steps.indexOf(reached)}
        onStepClick={(step) => onStep(steps[step] ?? at)}
        size="sm"
        visibleFrom="sm"
      >
        {steps.map((step) => (
          <Stepper.Step
            key={step}
            label={t(step)}
            aria-current={step === at ? 'step' : undefined}
            allowStepSelect={open.includes(step) && step !== at}
            styles={{ stepLabel: step === at ? { fontWeight: 700, textDecoration: 'underline' } : {} }}
          />
        ))}
      </Stepper>
    </nav>
  )
}
