'use client'
import { Badge, Button, Group, Text, Timeline, Title } from '@mantine/core'
import { IconArrowBackUp } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useAllowed } from '#components/shell/actor.tsx'
import { ProblemNotice } from '#components/ui/problem-notice.tsx'
import { client } from '#lib/api.ts'
import { nextSteps } from '#lib/organisations/rules.ts'
import type { Life, LifeStepCode } from '#lib/organisations/schema.ts'
import { GradeBadge } from './grade-badge.tsx'
import { LifeStepForm } from './life-step-form.tsx'
import { type PastThing, pastOf } from './past.ts'
import { stageTones } from './stage-tones.ts'

/** What leads on and what ends: the one that ends stands back. */
const quiet: readonly LifeStepCode[] = ['decline', 'leave']

/** The life of an organisation in the house: what was done, newest first, and what may be done next. */
export function LifeLine({ life }: { life: Life }) {
  const t = useTranslations()
  const mayWrite = useAllowed('organisations.write')
  const [step, setStep] = useState<LifeStepCode | null>(null)
  const back = useMutation({
    meta: { quiet: true },
    mutationFn: () => client.organisations.stepBack({ id: life.id, version: life.version }),
  })
  const past = pastOf(life)
  const titleOf = (one: PastThing) => {
    if (one.kind === 'step') return t(`enums.lifeStep.${one.step}`)
    return one.kind === 'registered' ? t('organisations.life.registered') : t('organisations.life.assessed', { year: String(one.year) })
  }
  const mayStepBack = mayWrite && past[0]?.kind === 'step' && past[0].step !== 'apply'
  return (
    <section aria-label={t('organisations.life.title')}>
      <Group justify="space-between" mb="xs">
        <Title order={2} size="h5">
          {t('organisations.life.title')}
        </Title>
        <Badge variant="light" color={stageTones[life.stage]} autoContrast tt="none">
          {t(`enums.organisationStage.${life.stage}`)}
        </Badge>
      </Group>
      {mayWrite && (
        <Group gap="xs" mb="md">
          {nextSteps(life.stage).map((next) =>
            next === 'assess' ? (
              <Button key={next} size="compact-md" variant="light" component="a" href="#assessments">
                {t(`enums.lifeStep.${next}`)}
              </Button>
            ) : (
              <Button
                key={next}
                size="compact-md"
                variant={quiet.includes(next) ? 'default' : 'light'}
                onClick={() => {
                  back.reset()
                  setStep(next)
                }}
              >
                {t(`enums.lifeStep.${next}`)}
              </Button>
            ),
          )}
        </Group>
      )}
      <ProblemNotice error={back.error} />
      <Timeline active={past.length} bulletSize={16} lineWidth={2} mt="sm">
        {past.map((one) => (
          <Timeline.Item
            key={one.key}
            title={
              <Group gap="xs">
                <Text span fw={500}>
                  {titleOf(one)}
                </Text>
                {one.kind === 'assessment' && <GradeBadge total={one.total} maximum={one.maximum} />}
              </Group>
            }
          >
            <Text fz="sm" c="dimmed">
              {one.on}
              {one.kind === 'assessment' && ` · ${t('organisations.life.points', one)}`}
              {one.kind === 'step' && one.agreementEndsOn && ` · ${t('organisations.life.until', { day: one.agreementEndsOn })}`}
            </Text>
            {one.kind === 'step' && one.note && <Text fz="sm">{one.note}</Text>}
          </Timeline.Item>
        ))}
      </Timeline>
      {mayStepBack && (
        <Button
          mt="sm"
          size="compact-md"
          variant="subtle"
          leftSection={<IconArrowBackUp size={16} aria-hidden />}
          loading={back.isPending}
          onClick={() => back.mutate()}
        >
          {t('organisations.life.back', { step: t(`enums.lifeStep.${past[0]?.kind === 'step' ? past[0].step : 'visit'}`) })}
        </Button>
      )}
      {step && <LifeStepForm life={life} step={step} onClose={() => setStep(null)} />}
    </section>
  )
}
