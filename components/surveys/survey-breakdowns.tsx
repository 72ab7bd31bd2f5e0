'use client'
import { SimpleGrid, Stack, Table, Text, Title } from '@mantine/core'
import { useTranslations } from 'next-intl'
import type { Results } from '#lib/surveys/schema.ts'

/** Satisfaction by region, kind and trade of the organisations, where that tells nobody's own answer. */
export function SurveyBreakdowns({ results: { breakdowns, responses, fewestAnswers } }: { results: Results }) {
  const t = useTranslations('surveys.results')
  const enums = useTranslations('enums')
  if (Number(responses) === 0) return null
  const word = (by: string, group: string): string => {
    if (group === '') return t('unknown')
    const key = `${by === 'region' ? 'organisationRegion' : 'organisationKind'}.${group}`
    return by !== 'industry' && enums.has(key) ? enums(key) : group
  }
  return (
    <Stack component="section" aria-label={t('breakdowns')} gap="xs">
      <Title order={2} size="h4">
        {t('breakdowns')}
      </Title>
      <Text fz="sm" c="dimmed">
        {t('breakdownRule', { count: fewestAnswers })}
      </Text>
      <SimpleGrid cols={{ base: 1, md: 3 }}>
        {breakdowns.map(({ by, parts }) => (
          <div key={by}>
            <Title order={3} size="h6">
              {t(`by.${by}`)}
            </Title>
            {parts.length === 0 ? (
              <Text fz="sm">{t('tooFew')}</Text>
            ) : (
              <Table fz="sm">
                <Table.Thead>
                  <Table.Tr>
                    <Table.Th>{t(`by.${by}`)}</Table.Th>
                    <Table.Th ta="end">{t('responses')}</Table.Th>
                    <Table.Th ta="end">{t('satisfaction')}</Table.Th>
                  </Table.Tr>
                </Table.Thead>
                <Table.Tbody>
                  {parts.map(({ groups, answers, satisfaction }) => (
                    <Table.Tr key={groups.join()}>
                      <Table.Th fw={400}>{groups.map((group) => word(by, group)).join(t('and'))}</Table.Th>
                      <Table.Td ta="end">{answers}</Table.Td>
                      <Table.Td ta="end">{satisfaction === null ? '—' : `${satisfaction}%`}</Table.Td>
                    </Table.Tr>
                  ))}
                </Table.Tbody>
              </Table>
            )}
          </div>
        ))}
      </SimpleGrid>
    </Stack>
  )
}
