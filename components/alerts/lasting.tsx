'use client'
import { Anchor, Group, Paper, Stack, Text, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import Link from 'next/link'
import { useFormatter, useTranslations } from 'next-intl'
import { useState } from 'react'
import { Panel } from '#components/ui/panel.tsx'
import { api } from '#lib/api.ts'
import { SeverityMark } from './severity-mark.tsx'
import { useSentence } from './use-sentence.ts'

const few = 5

/** What lasts now in the house, whoever hears of it. */
export function Lasting() {
  const t = useTranslations('alerts.lasting')
  const format = useFormatter()
  const sentence = useSentence()
  const [isWhole, setWhole] = useState(false)
  const query = useQuery(api.alerts.lasting.queryOptions())
  return (
    <Paper withBorder p="md" component="section" aria-labelledby="lasting">
      <Title order={2} size="h5" id="lasting" mb="xs">
        {t('title')}
      </Title>
      <Panel query={query} isEmpty={({ total }) => total === 0} empty={<Text c="dimmed">{t('none')}</Text>}>
        {({ alerts, total }) => (
          <Stack gap={6} align="flex-start">
            {(isWhole ? alerts : alerts.slice(0, few)).map(({ id, kind, severity, params, path, beganAt }) => (
              <Group key={id} gap="xs" wrap="nowrap" align="flex-start">
                <SeverityMark severity={severity} />
                <Text fz="sm">
                  <Anchor component={Link} href={path} prefetch={false} c="inherit" underline="hover">
                    {sentence(kind, params)}
                  </Anchor>{' '}
                  <Text span fz="xs" c="dimmed" component="time" dateTime={beganAt}>
                    {t('since', { at: format.dateTime(new Date(beganAt), { dateStyle: 'medium', timeStyle: 'short' }) })}
                  </Text>
                </Text>
              </Group>
            ))}
            {total > few && !isWhole && (
              <Anchor component="button" type="button" fz="sm" onClick={() => setWhole(true)}>
                {t('more', { count: total - few })}
              </Anchor>
            )}
          </Stack>
        )}
      </Panel>
    </Paper>
  )
}
