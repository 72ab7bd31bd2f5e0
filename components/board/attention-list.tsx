'use client'
import { Anchor, Badge, Group, Paper, Text, Title } from '@mantine/core'
import { IconAlertTriangleFilled, IconCircleCheckFilled, IconClock, IconInfoCircle } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { Panel } from '#components/ui/panel.tsx'
import { api } from '#lib/api.ts'
import type { AttentionItem } from '#lib/attention/schema.ts'
import classes from './attention-list.module.css'

const looks = {
  urgent: { color: 'red', Icon: IconAlertTriangleFilled },
  soon: { color: 'yellow', Icon: IconClock },
  note: { color: 'gray', Icon: IconInfoCircle },
} as const

/** What calls for somebody now, what is urgent first; each line leads to the list that mends it. */
export function AttentionList({ year }: { year: number }) {
  const t = useTranslations('attention')
  const query = useQuery(api.board.attention.queryOptions({ input: { year } }))
  return (
    <Paper withBorder p="md" component="section" aria-labelledby="attention-title">
      <Title order={2} fz="h4" mb="xs" id="attention-title">
        {t('title')}
      </Title>
      <Panel query={query} isEmpty={({ items }) => items.length === 0} empty={<AllWell />}>
        {({ items }) => (
          <ul className={classes.list}>
            {items.map((item) => (
              <Line key={`${item.kind} ${item.path}`} item={item} />
            ))}
          </ul>
        )}
      </Panel>
    </Paper>
  )
}

function Line({ item: { kind, severity, count, since, path, params } }: { item: AttentionItem }) {
  const t = useTranslations('attention')
  const sources = useTranslations('audit.sources')
  const { color, Icon } = looks[severity]
  const names = kind === 'importsStale' ? params.names?.map((name) => sources(name)) : params.names
  return (
    <li className={classes.line}>
      <Badge
        variant="light"
        color={color}
        leftSection={<Icon size={14} aria-hidden />}
        styles={{ label: { color: 'var(--mantine-color-text)' } }}
        className={classes.badge}
      >
        {t(`severities.${severity}`)}
      </Badge>
      <div>
        <Anchor component={Link} href={path} prefetch={false} c="inherit" underline="always">
          {t(`kinds.${kind}`, { count })}
        </Anchor>
        <Text span fz="sm" c="dimmed">
          {since && ` ${t('since', { day: since })}`}
          {names && names.length > 0 && ` ${names.join('、')}`}
        </Text>
      </div>
    </li>
  )
}

function AllWell() {
  const t = useTranslations('attention')
  return (
    <Group gap="xs" wrap="nowrap">
      <IconCircleCheckFilled size={20} color="var(--mantine-color-green-filled)" aria-hidden />
      <Text>{t('allWell')}</Text>
    </Group>
  )
}
