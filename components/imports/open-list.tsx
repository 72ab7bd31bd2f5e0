'use client'
import { Anchor, Badge, Group, Stack, Text, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import Link from 'next/link'
import { useFormatter, useTranslations } from 'next-intl'
import { api } from '#lib/api.ts'
import type { ImportJob } from '#lib/imports/schema.ts'
import { readable } from './count-badges.tsx'
import { stateColours } from './job-head.tsx'
import { isRunning, percentOf } from './job-step.ts'
import classes from './row-list.module.css'

const everyMs = 2000
const isOpen = ({ state }: ImportJob) => state !== 'written' && state !== 'cancelled'

/** Imports that are on their way or wait for a yes: each is found again here. Nothing at all where there is none. */
export function OpenList() {
  const t = useTranslations('importPage.open')
  const query = useQuery({
    ...api.imports.list.queryOptions({ input: {} }),
    refetchInterval: ({ state }) => (state.data?.some(isRunning) ? everyMs : false),
  })
  const open = query.data?.filter(isOpen) ?? []
  if (open.length === 0) return null
  return (
    <Stack gap="xs" component="section" aria-labelledby="open-title">
      <Title order={2} fz="h4" id="open-title">
        {t('title')}
      </Title>
      <ul className={classes.list}>
        {open.map((job) => (
          <li key={job.id} className={classes.item}>
            <OpenRow job={job} />
          </li>
        ))}
      </ul>
    </Stack>
  )
}

function OpenRow({ job }: { job: ImportJob }) {
  const t = useTranslations('importPage')
  const format = useFormatter()
  const percent = isRunning(job) ? percentOf(job) : null
  const at = format.dateTime(new Date(job.createdAt), { dateStyle: 'medium', timeStyle: 'short' })
  return (
    <Group justify="space-between" gap={4}>
      <div>
        <Anchor component={Link} href={`/imports/${job.id}`} prefetch={false} style={{ overflowWrap: 'anywhere' }}>
          {t('open.files', { first: job.files[0]?.fileName ?? '', others: job.files.length - 1, files: job.files.length })}
        </Anchor>
        <Text fz="sm" c="dimmed">
          {t('open.line', { year: job.year, actor: job.actorName, at })}
        </Text>
      </div>
      <Badge variant="light" color={stateColours[job.state]} styles={readable}>
        {t(`states.${job.state}`)}
        {percent !== null && ` ${percent}%`}
      </Badge>
    </Group>
  )
}
