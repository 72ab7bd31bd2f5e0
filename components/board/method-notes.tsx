import { Paper, Text, Title } from '@mantine/core'
import { useTranslations } from 'next-intl'

const notes = ['period', 'compare', 'seasonal', 'pace', 'held', 'budget', 'final', 'range', 'score', 'fresh'] as const

/** How forecasts and comparisons are made, in one place: every forecast on the page leads here. */
export function MethodNotes() {
  const t = useTranslations('forecast')
  return (
    <Paper withBorder p="md" component="section" id="method" aria-labelledby="method-title" style={{ scrollMarginTop: 72 }}>
      <Title order={2} fz="h4" id="method-title">
        {t('title')}
      </Title>
      <Text fz="sm" mt={4}>
        {t('intro')}
      </Text>
      <ul style={{ margin: '8px 0 0', paddingInlineStart: 20 }}>
        {notes.map((note) => (
          <Text component="li" fz="sm" key={note} mb={4}>
            {t(`notes.${note}`)}
          </Text>
        ))}
      </ul>
    </Paper>
  )
}
