'use client'
import { Anchor, Badge, Group, Paper, Stack, Text, Title } from '@mantine/core'
import Link from 'next/link'
import { useLocale, useTranslations } from 'next-intl'
import { useCallback, useMemo } from 'react'
import { answersOption } from '#components/charts/answers-option.ts'
import { Chart } from '#components/charts/chart.tsx'
import { Empty } from '#components/ui/empty.tsx'
import { textOfFilters } from '#lib/address-text.ts'
import { percent } from '#lib/money.ts'
import { textIn } from '#lib/surveys/rules.ts'
import type { Results, SurveyLanguage, ToldQuestion } from '#lib/surveys/schema.ts'

/** How each question was answered. */
export function SurveyTold({ results: { survey, questions, responses } }: { results: Results }) {
  const t = useTranslations('surveys.results')
  const asked = questions.filter(({ answered }) => answered > 0)
  return (
    <Stack component="section" aria-label={t('questions')} gap="sm">
      <Title order={2} size="h4">
        {t('questions')}
      </Title>
      {asked.length === 0 ? (
        <Empty text={t(Number(responses) === 0 ? 'noAnswers' : 'noQuestions')} />
      ) : (
        asked.map((question) => <One key={question.id} question={question} surveyId={survey.id} about={`${survey.year} ${survey.title}`} />)
      )}
    </Stack>
  )
}

function One({ question, surveyId, about }: { question: ToldQuestion; surveyId: string; about: string }) {
  const t = useTranslations('surveys.results')
  const language = useLocale() as SurveyLanguage
  const { title, choices, words, answered, average, fullScore, counts } = question
  const heading = textIn(title, language)
  // which answer a sheet holds is no column of the list: all sheets of the survey stand behind each bar
  const toAnswers = useCallback(
    () => `/surveys/responses?f=${encodeURIComponent(textOfFilters({ surveyId: { is: [surveyId] } }))}`,
    [surveyId],
  )
  const drawn = useMemo(
    () =>
      answersOption(
        choices.map((choice) => ({
          name: textIn(choice.title, language),
          count: choice.count,
          percent: percent(String(choice.count), String(answered), 1) ?? '0',
        })),
        { head: t('answer'), count: t('count'), percent: t('share') },
      ),
    [choices, answered, language, t],
  )
  return (
    <Paper withBorder p="md" component="article" aria-label={heading}>
      <Group gap="xs" mb="xs">
        <Text fz="sm">{t('answered', { count: answered })}</Text>
        {average !== null && <Text fz="sm">{t('average', { average, full: fullScore ?? 0 })}</Text>}
        {counts && (
          <Badge variant="light" color="teal" tt="none" autoContrast>
            {t('counts')}
          </Badge>
        )}
      </Group>
      {choices.length > 0 ? (
        <Chart title={heading} {...drawn} hrefOf={toAnswers} about={about} />
      ) : (
        <>
          <Title order={3} size="h6" mb="xs">
            {heading}
          </Title>
          <Stack gap={4} component="ul" m={0} pl="md">
            {words.map(({ responseId, organisationName, text }) => (
              <li key={responseId}>
                <Text fz="sm" style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
                  {text}{' '}
                  <Anchor component={Link} href={`/surveys/responses?open=${responseId}`} prefetch={false} inherit underline="always">
                    {organisationName || t('anonymous')}
                  </Anchor>
                </Text>
              </li>
            ))}
          </Stack>
        </>
      )}
    </Paper>
  )
}
