'use client'
import { Alert, Badge, Button, Group, List, Menu, Paper, Stack, Text, Title } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { IconEye, IconLanguage, IconPlus } from '@tabler/icons-react'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { problemOf } from '#components/ui/error-text.ts'
import { PageBack } from '#components/ui/page-back.tsx'
import { Panel } from '#components/ui/panel.tsx'
import { ProblemNotice } from '#components/ui/problem-notice.tsx'
import classes from '#components/ui/save-bar.module.css'
import { undoNotice } from '#components/ui/undo-notice.tsx'
import { api, client } from '#lib/api.ts'
import { designProblemsOf } from '#lib/surveys/rules.ts'
import { mostQuestions, type Question, questionKinds, type Survey } from '#lib/surveys/schema.ts'
import { copyOf, type Design, moved, newQuestion, withoutTraditional, withTraditional } from './design-changes.ts'
import { QuestionCard } from './question-card.tsx'
import { SurveyPreview } from './survey-preview.tsx'
import { TextsInput } from './texts-input.tsx'
import { useDesign } from './use-design.ts'

/** Where a survey's questions are made. */
export function SurveyBuilder({ id }: { id: string }) {
  const query = useQuery(api.surveys.get.queryOptions({ input: { id } }))
  return <Panel query={query}>{(survey) => <Builder key={survey.id} survey={survey} />}</Panel>
}

function Builder({ survey }: { survey: Survey }) {
  const t = useTranslations('surveys.builder')
  const { design, version, isDirty, isRestored, change, drop, rebase } = useDesign(survey)
  const { questions } = design
  const [isPreviewed, setPreviewed] = useState(false)
  const save = useMutation({
    meta: { quiet: true },
    mutationFn: (at: number) => client.surveys.design({ id: survey.id, version: at, ...design }),
    onSuccess: () => {
      drop()
      notifications.show({ color: 'teal', message: t('saved') })
    },
  })
  const rival = problemOf(save.error).current as Survey | undefined
  const setQuestions = (next: Question[]) => change({ ...design, questions: next })
  const put = (at: number, question: Question) => setQuestions(questions.map((one, place) => (place === at ? question : one)))
  const remove = (at: number) => {
    const before = design
    setQuestions(questions.filter((_, place) => place !== at))
    undoNotice({ id: `question-${at}`, message: t('removed', { at: at + 1 }), label: t('undo'), onUndo: () => change(before) })
  }
  return (
    <Stack gap="md">
      <PageBack path={`/surveys/${survey.id}`} text={survey.title} />
      <Group justify="space-between">
        <Group gap="xs">
          <Title order={1} size="h3">
            {t('title')}
          </Title>
          {isDirty && (
            <Badge variant="light" color="orange" tt="none" autoContrast>
              {t('unsaved')}
            </Badge>
          )}
        </Group>
        <Group gap="xs">
          <DraftTraditional design={design} onChange={change} />
          <Button variant="default" leftSection={<IconEye size={18} aria-hidden />} onClick={() => setPreviewed(true)}>
            {t('preview')}
          </Button>
        </Group>
      </Group>
      {survey.status === 'published' && <Alert color="orange">{t('isPublished')}</Alert>}
      {isRestored && isDirty && (
        <Alert role="status">
          <Group justify="space-between">
            {t('restored')}
            <Button size="compact-sm" variant="default" onClick={drop}>
              {t('drop')}
            </Button>
          </Group>
        </Alert>
      )}
      <Paper withBorder p="md">
        <TextsInput rows={2} maxLength={5000} label={t('intro')} texts={design.intro} onChange={(intro) => change({ ...design, intro })} />
      </Paper>
      {questions.map((question, at) => (
        <QuestionCard
          key={question.id}
          question={question}
          at={at + 1}
          count={questions.length}
          onChange={(changed) => put(at, changed)}
          onMove={(by) => setQuestions(moved(questions, at, by))}
          onCopy={() => setQuestions([...questions.slice(0, at + 1), copyOf(question), ...questions.slice(at + 1)])}
          onRemove={() => remove(at)}
        />
      ))}
      <AddQuestion isFull={questions.length >= mostQuestions} onAdd={(kind) => setQuestions([...questions, newQuestion(kind)])} />
      <Checks questions={questions} />
      <ProblemNotice error={save.error} />
      {rival && (
        <Group>
          <Button
            variant="default"
            onClick={() => {
              drop()
              save.reset()
            }}
          >
            {t('takeTheirs')}
          </Button>
          <Button
            variant="default"
            onClick={() => {
              rebase(rival.version)
              save.mutate(rival.version)
            }}
          >
            {t('keepMine')}
          </Button>
        </Group>
      )}
      <Group className={classes.bar} justify="flex-end">
        <Button size="md" className={classes.main} disabled={!isDirty} loading={save.isPending} onClick={() => save.mutate(version)}>
          {t('save')}
        </Button>
      </Group>
      {isPreviewed && <SurveyPreview survey={survey} design={design} onClose={() => setPreviewed(false)} />}
    </Stack>
  )
}

function AddQuestion({ isFull, onAdd }: { isFull: boolean; onAdd: (kind: Question['kind']) => void }) {
  const t = useTranslations('surveys.builder')
  const kinds = useTranslations('enums.questionKind')
  return (
    <Menu position="bottom-start">
      <Menu.Target>
        <Button variant="light" disabled={isFull} leftSection={<IconPlus size={18} aria-hidden />} style={{ alignSelf: 'flex-start' }}>
          {t('add')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {questionKinds.map((kind) => (
          <Menu.Item key={kind} onClick={() => onAdd(kind)}>
            {kinds(kind)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}

/** What is still missing before it can go out, as it is being made. */
function Checks({ questions }: { questions: readonly Question[] }) {
  const t = useTranslations('surveys.builder')
  const errors = useTranslations('errors')
  const problems = designProblemsOf(questions)
  if (problems.length === 0) return <Text fz="sm">{t('complete')}</Text>
  return (
    <Alert color="orange" variant="light" title={t('checks')} role="status">
      <List size="sm">
        {problems.map((problem) => (
          <List.Item key={JSON.stringify(problem)}>{errors('SURVEY_INCOMPLETE', { ...problem })}</List.Item>
        ))}
      </List>
    </Alert>
  )
}

/** Drafts 繁體 for every text that has none; what somebody wrote stays. */
function DraftTraditional({ design, onChange }: { design: Design; onChange: (design: Design) => void }) {
  const t = useTranslations('surveys.builder')
  const wanted = withoutTraditional(design)
  const draft = useMutation({
    mutationFn: () => client.surveys.traditional({ texts: wanted }),
    onSuccess: ({ texts }) => onChange(withTraditional(design, texts)),
  })
  return (
    <Button
      variant="default"
      disabled={wanted.length === 0}
      loading={draft.isPending}
      leftSection={<IconLanguage size={18} aria-hidden />}
      onClick={() => draft.mutate()}
    >
      {t('traditional')}
    </Button>
  )
}
