'use client'
import { Alert, Anchor, Stack, Text, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Panel } from '#components/ui/panel.tsx'
import { api } from '#lib/api.ts'
import type { MonitoredItem, MonitoringView } from '#lib/monitoring/schema.ts'
import { PageHead } from '../shell/page-head.tsx'
import { FundTable } from './fund-table.tsx'
import { Items } from './items.tsx'
import { Progresses } from './progresses.tsx'
import { SnapshotBar } from './snapshot-bar.tsx'
import { SnapshotChoice } from './snapshot-choice.tsx'
import { TextDialog, type Typed } from './text-dialog.tsx'

/** 绩效运行监控 of 1–6月: both progresses, what is behind and why, where the year will end; live until it is frozen, then beside what is live. */
export function Monitoring({ input }: { input: { year: number; number?: number } }) {
  const query = useQuery(api.monitoring.get.queryOptions({ input }))
  return <Panel query={query}>{(view) => <Found key={`${view.year}-${view.chosen?.number}`} view={view} />}</Panel>
}

function Found({ view }: { view: MonitoringView }) {
  const t = useTranslations('monitoring')
  const [open, setOpen] = useState<MonitoredItem | null>(null)
  // what was typed and not saved is there when the dialog opens again
  const [typed, setTyped] = useState<ReadonlyMap<string, Typed>>(new Map())
  const content = view.chosen?.content ?? view.live
  const { year } = view
  const keep = (code: string, words: Typed | null) =>
    setTyped((known) => {
      const next = new Map(known)
      if (words) next.set(code, words)
      else next.delete(code)
      return next
    })
  return (
    <>
      <PageHead title={t('heading', { year })}>
        <SnapshotChoice view={view} />
      </PageHead>
      {content.items.length === 0 ? (
        <Alert title={t('noIndicators', { year })}>
          {t('noIndicatorsHint')}{' '}
          <Anchor component={Link} href="/imports" underline="always">
            {t('import')}
          </Anchor>
        </Alert>
      ) : (
        <Stack gap="lg">
          <Text fz="sm" c="dimmed">
            {t('about', { project: content.project.level2, day: content.asOf })}
          </Text>
          <SnapshotBar view={view} />
          <Progresses content={content} live={view.chosen ? view.live : null} />
          <section aria-label={t('items')}>
            <Title order={2} fz="h4" mb="xs">
              {t('items')}
            </Title>
            <Items view={view} content={content} onOpen={setOpen} />
          </section>
          <section aria-label={t('funds')}>
            <Title order={2} fz="h4" mb="xs">
              {t('funds')}
            </Title>
            <FundTable content={content} live={view.chosen ? view.live : null} />
          </section>
        </Stack>
      )}
      {open && (
        <TextDialog
          key={open.code}
          year={year}
          item={open}
          text={view.texts.find(({ code }) => code === open.code)}
          typed={typed.get(open.code)}
          onType={(words) => keep(open.code, words)}
          onClose={() => setOpen(null)}
        />
      )}
    </>
  )
}
