'use client'
import { Alert, Anchor, Group, Paper, SimpleGrid, Stack, Text, Title } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { type FileFormat, FileMenu } from '#components/table/file-menu.tsx'
import { saveFile } from '#components/table/save-file.ts'
import { Figure } from '#components/ui/figure.tsx'
import { textOfFilters } from '#lib/address-text.ts'
import { client } from '#lib/api.ts'
import { firstOfYear, lastOfYear } from '#lib/day.ts'
import { termPath } from '#lib/facts/rules.ts'
import type { Results } from '#lib/surveys/schema.ts'

/** A survey's figures, each with its answers behind it, and how far they can be trusted. */
export function SurveyFigures({ results }: { results: Results }) {
  const t = useTranslations('surveys.results')
  const { survey, responses, population, rate, satisfaction, excluded, cautions, label } = results
  // a survey that was asked late is answered in the next year, too
  const period = results.period ?? { from: firstOfYear(survey.year), to: lastOfYear(survey.year) }
  const trace = (measure: string, over?: string) => termPath({ measure, reducer: 'sum', facets: [label], ...(over && { over }) }, period)
  const satisfied =
    survey.method === 'mean' ? trace('surveys.score', 'surveys.full_score') : trace('surveys.satisfied', 'surveys.responses')
  const tiles = [
    {
      name: 'satisfaction',
      value: satisfaction,
      unit: '%',
      to: satisfied,
      note: t(`methods.${survey.method}`, { percent: survey.satisfiedFromPercent }),
    },
    {
      name: 'responses',
      value: responses,
      unit: t('sheets'),
      to: trace('surveys.responses'),
      note: excluded > 0 ? t('excluded', { count: excluded }) : null,
    },
    {
      name: 'population',
      value: population === null ? null : String(population),
      unit: t('organisations'),
      note: survey.askedReason ?? (survey.invited > 0 ? t('byInvitations') : t('populationHint')),
    },
    { name: 'rate', value: rate, unit: '%', to: trace('surveys.responses'), note: null },
  ]
  return (
    <Stack component="section" aria-label={t('title')} gap="sm">
      <Group justify="space-between">
        <Title order={2} size="h4">
          {t('title')}
        </Title>
        <Group gap="xs" data-controls="">
          <Anchor
            component={Link}
            href={`/surveys/responses?f=${encodeURIComponent(textOfFilters({ surveyId: { is: [survey.id] } }))}`}
            prefetch={false}
            fz="sm"
          >
            {t('all')}
          </Anchor>
          <AnswersMenu results={results} />
        </Group>
      </Group>
      <SimpleGrid cols={{ base: 2, md: 4 }} spacing="sm">
        {tiles.map(({ name, value, unit, to, note }) => (
          <Paper key={name} withBorder p="sm">
            <Text fz="sm" c="dimmed">
              {t(name)}
            </Text>
            <Text fz="xl" fw={600}>
              <Figure value={value} unit={unit} trace={value === null ? undefined : to} label={t(name)} />
            </Text>
            {note && (
              <Text fz="xs" c="dimmed">
                {note}
              </Text>
            )}
          </Paper>
        ))}
      </SimpleGrid>
      {cautions.map((caution) => (
        <Alert key={caution} color="orange" variant="light" icon={<IconAlertTriangle aria-hidden />} role="status">
          {t(`cautions.${caution}`)}
        </Alert>
      ))}
    </Stack>
  )
}

/** Every answer as a file. */
function AnswersMenu({ results: { survey } }: { results: Results }) {
  const t = useTranslations('surveys.results')
  const states = useTranslations('enums.responseState')
  const fields = useTranslations('surveys.response.fields')
  const bring = useMutation({
    mutationFn: async (format: FileFormat) => {
      const headings = {
        ...{ organisation: fields('organisationName'), submitted: fields('submittedAt'), score: fields('score') },
        ...{ full: fields('fullScore'), state: fields('counts') },
      }
      const words = { valid: states('valid'), superseded: states('superseded') }
      saveFile(await client.surveys.exportAnswers({ id: survey.id, format, headings, words }), survey.title, format)
    },
  })
  return (
    <FileMenu size="compact-md" variant="light" label={t('export')} loading={bring.isPending} bring={(format) => bring.mutate(format)} />
  )
}
