'use client'
import { Anchor, Group, Paper, Stack, Text, Title } from '@mantine/core'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import type { FigureFinding } from '#lib/report-check/schema.ts'

type Kind = 'changed' | 'deleted' | 'repeated' | 'unknown'

/** Figures of one kind of difference: what the file says, what it should say, and the way to the records behind it. */
export function FigureList({ kind, figures }: { kind: Kind; figures: readonly FigureFinding[] }) {
  const t = useTranslations('reportCheck')
  if (figures.length === 0) return null
  return (
    <Stack gap="xs" component="section" aria-label={t(`sections.${kind}`)}>
      <Title order={2} fz="lg">
        {t(`sections.${kind}`)}
      </Title>
      <Text fz="sm" c="dimmed">
        {t(`hints.${kind}`)}
      </Text>
      <Stack gap="xs" component="ul" m={0} p={0} style={{ listStyle: 'none' }}>
        {figures.map((figure, index) => (
          // one figure may be found several times, in one paragraph too
          // biome-ignore lint/suspicious/noArrayIndexKey: the list is never reordered
          <Paper component="li" key={index} withBorder p="sm">
            <Group justify="space-between" gap="xs" align="baseline">
              <Text fw={600}>
                {figure.trace ? (
                  <Anchor component={Link} href={figure.trace} scroll={false} prefetch={false} inherit underline="always">
                    {figure.name}
                  </Anchor>
                ) : (
                  figure.name
                )}
              </Text>
              <Group gap="md" className="figures">
                {figure.found !== null && (
                  <Text>
                    {t('fileSays')}{' '}
                    <Text span fw={700} c={kind === 'changed' ? 'red' : undefined}>
                      {figure.found === '' ? t('nothing') : figure.found}
                    </Text>
                  </Text>
                )}
                {figure.wanted !== '' && (
                  <Text>
                    {t('shouldSay')}{' '}
                    <Text span fw={700}>
                      {figure.wanted}
                    </Text>
                  </Text>
                )}
              </Group>
            </Group>
            {figure.paragraph !== '' && (
              <Text fz="sm" c="dimmed" lineClamp={3}>
                {figure.paragraph}
              </Text>
            )}
          </Paper>
        ))}
      </Stack>
    </Stack>
  )
}
