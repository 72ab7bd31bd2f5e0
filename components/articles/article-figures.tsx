'use client'
import { Group, Paper, SimpleGrid, Stack, Text, Title } from '@mantine/core'
import { useTranslations } from 'next-intl'
import type { FigureName } from '#lib/articles/rules.ts'
import { grouped } from '#lib/money.ts'
import type { Article } from './article-fields.tsx'

const groups: { name: 'people' | 'times'; figures: readonly FigureName[] }[] = [
  { name: 'times', figures: ['readTimes', 'shareTimes'] },
  { name: 'people', figures: ['readUsers', 'shareUsers', 'followsAfter', 'deliveredUsers'] },
]
const columnOf = (name: FigureName) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)

/** The newest of each figure with the day it is of: people and times stand apart, and what nobody told is no zero. */
export function ArticleFigures({ article }: { article: Article }) {
  const t = useTranslations('articles.page')
  const texts = useTranslations('articles.article.fields')
  return (
    <SimpleGrid cols={{ base: 1, md: 2 }} spacing="md">
      {groups.map(({ name, figures }) => (
        <Paper key={name} withBorder p="md" component="section" aria-label={t(name)}>
          <Title order={2} size="h5" mb="xs">
            {t(name)}
          </Title>
          <Group gap="xl" align="flex-start">
            {figures.map((figure) => {
              const value = article[figure]
              const day = article.figuresOn[columnOf(figure)]
              return (
                <Stack key={figure} gap={0}>
                  <Text fz="sm" c="dimmed">
                    {texts(figure)}
                  </Text>
                  <Text fz="xl" fw={600} className="figures">
                    {value === null ? t('none') : grouped(String(value))}
                  </Text>
                  {value !== null && day && (
                    <Text fz="xs" c="dimmed">
                      {t('asOf', { day })}
                    </Text>
                  )}
                </Stack>
              )
            })}
          </Group>
        </Paper>
      ))}
    </SimpleGrid>
  )
}
