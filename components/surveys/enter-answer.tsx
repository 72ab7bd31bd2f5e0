'use client'
import { Alert, Button, Group, Select, Stack, Text, TextInput, Title } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useLocale, useTranslations } from 'next-intl'
import { useState } from 'react'
import { v7 } from 'uuid'
import { z } from 'zod'
import { remember, useRemembered } from '#components/public/device.ts'
import { useVisitor } from '#components/shell/actor.tsx'
import { DatesFrame } from '#components/ui/dates-frame.tsx'
import { InstantField } from '#components/ui/fields/instant-field.tsx'
import { PageBack } from '#components/ui/page-back.tsx'
import { Panel } from '#components/ui/panel.tsx'
import { ProblemNotice } from '#components/ui/problem-notice.tsx'
import { clockOf } from '#components/ui/record-values.ts'
import classes from '#components/ui/save-bar.module.css'
import { api, client } from '#lib/api.ts'
import { wrongAnswersOf } from '#lib/surveys/rules.ts'
import type { Answers, Survey, SurveyLanguage } from '#lib/surveys/schema.ts'
import { AnswerFields } from './answer-fields.tsx'

/** Enters an answer that came on paper or by phone. */
export function EnterAnswer({ id }: { id: string }) {
  const t = useTranslations('surveys.enter')
  const query = useQuery(api.surveys.get.queryOptions({ input: { id } }))
  return (
    <Panel query={query}>
      {(survey) => (
        <Stack gap="md">
          <PageBack path={`/surveys/${id}`} text={survey.title} />
          <Title order={1} size="h3">
            {t('title')}
          </Title>
          <Text fz="sm" c="dimmed">
            {t('lead')}
          </Text>
          {survey.questions.length === 0 || survey.status === 'draft' ? (
            <Alert>{t('notReady')}</Alert>
          ) : (
            <DatesFrame>
              <Entry survey={survey} />
            </DatesFrame>
          )}
        </Stack>
      )}
    </Panel>
  )
}

type Entered = { id: string; organisationId: string | null; organisationName: string; submittedAt: string; answers: Answers }
const blank = (): Entered => ({
  id: v7(),
  organisationId: null,
  organisationName: '',
  submittedAt: clockOf(new Date().toISOString()),
  answers: {},
})
/** Loose on purpose: what is half typed is kept as well. */
const kept = z.custom<Entered>((found) => typeof found === 'object' && found !== null && 'answers' in found)

function Entry({ survey }: { survey: Survey }) {
  const t = useTranslations('surveys.enter')
  const fields = useTranslations('surveys.response.fields')
  const language = useLocale() as SurveyLanguage
  const name = `survey-entry.${useVisitor()?.userId}.${survey.id}`
  const [fresh, renew] = useState(blank)
  const typed = useRemembered(name, kept)
  const entry = typed ?? fresh
  const setEntry = (next: Entered) => remember(name, next)
  const [isTried, setTried] = useState(false)
  const wrong = wrongAnswersOf(survey.questions, entry.answers)
  const errors = isTried ? Object.fromEntries(wrong.map(({ id, problem }) => [id, t(problem)])) : {}
  const residents = useQuery(
    api.organisations.list.queryOptions({
      input: { filters: { stage: { is: ['resident'] } }, size: 500, sort: [{ by: 'name', descending: false }] },
    }),
  )
  const save = useMutation({
    meta: { quiet: true },
    mutationFn: () =>
      client.surveys.enter({ ...entry, surveyId: survey.id, submittedAt: `${entry.submittedAt.slice(0, 16).replace(' ', 'T')}:00+08:00` }),
    onSuccess: (row) => {
      notifications.show({ color: 'teal', message: t('saved', { name: row.organisationName, score: row.score, full: row.fullScore }) })
      remember(name, null)
      renew(blank())
      setTried(false)
    },
  })
  const send = () => {
    setTried(true)
    if (wrong.length === 0 && entry.organisationName.trim() !== '') save.mutate()
  }
  return (
    <Stack gap="lg">
      <Select
        searchable
        clearable
        label={fields('organisationId')}
        description={t('pick')}
        data={(residents.data?.rows ?? []).map(({ id, name }) => ({ value: id, label: name }))}
        value={entry.organisationId}
        onChange={(id, option) => setEntry({ ...entry, organisationId: id, organisationName: option?.label ?? '' })}
      />
      <TextInput
        required
        maxLength={200}
        label={fields('organisationName')}
        error={isTried && entry.organisationName.trim() === '' ? t('missing') : undefined}
        value={entry.organisationName}
        onChange={(typing) => setEntry({ ...entry, organisationName: typing.currentTarget.value, organisationId: null })}
      />
      <InstantField
        required
        label={fields('submittedAt')}
        description={undefined}
        disabled={false}
        error={undefined}
        data-field="submittedAt"
        value={entry.submittedAt}
        onBlur={() => undefined}
        onChange={(submittedAt) => setEntry({ ...entry, submittedAt })}
      />
      <AnswerFields
        questions={survey.questions}
        language={language}
        answers={entry.answers}
        errors={errors}
        onChange={(answers) => setEntry({ ...entry, answers })}
      />
      <ProblemNotice error={save.error} />
      <Group className={classes.bar} justify="flex-end">
        <Button size="md" className={classes.main} loading={save.isPending} onClick={send}>
          {t('save')}
        </Button>
      </Group>
    </Stack>
  )
}
