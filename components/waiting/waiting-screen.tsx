'use client'
import { Anchor, Paper, Stack, Text, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import Link from 'next/link'
import { useFormatter, useTranslations } from 'next-intl'
import { Empty } from '#components/ui/empty.tsx'
import { api } from '#lib/api.ts'
import type { WaitingItem } from '#lib/waiting/schema.ts'

/** 待我处理: what waits for the reader and for nobody before them; each line leads to where it is dealt with. */
export function WaitingScreen() {
  const t = useTranslations('waiting')
  const { data } = useQuery(api.waiting.list.queryOptions())
  if (!data) return null
  return (
    <Stack>
      <Title order={1} fz="h2">
        {t('title')}
      </Title>
      {data.items.length === 0 ? (
        <Empty text={t('empty')}>
          <Anchor component={Link} href="/evaluations" underline="always">
            {t('openEvaluation')}
          </Anchor>
        </Empty>
      ) : (
        <Stack component="ul" gap="sm" p={0} m={0} style={{ listStyle: 'none' }}>
          {data.items.map((item) => (
            <li key={item.key}>
              <Line item={item} />
            </li>
          ))}
        </Stack>
      )}
    </Stack>
  )
}

function Line({ item }: { item: WaitingItem }) {
  const t = useTranslations('waiting')
  const format = useFormatter()
  const { kind, year, state, title, by, since, text, path } = item
  return (
    <Paper withBorder p="md">
      <Anchor component={Link} href={path} fw={600} underline="always">
        {kind === 'evaluation' ? t(`evaluation.${state}`, { year }) : t(`lines.${kind}`, { year, title })}
      </Anchor>
      {since && (
        <Text fz="xs" c="dimmed">
          {by} · {format.dateTime(new Date(since), { dateStyle: 'medium', timeStyle: 'short' })}
        </Text>
      )}
      {text !== '' && (
        <Text fz="sm" lineClamp={3}>
          {text}
        </Text>
      )}
    </Paper>
  )
}
