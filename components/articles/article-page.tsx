'use client'
import { Anchor, Group, Stack, Text, Title } from '@mantine/core'
import { IconExternalLink } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import dynamic from 'next/dynamic'
import { useTranslations } from 'next-intl'
import { useAllowed } from '#components/shell/actor.tsx'
import { EditRecord } from '#components/ui/edit-record.tsx'
import { EvidencePanel } from '#components/ui/evidence-panel.tsx'
import { useEvidenceQueue } from '#components/ui/evidence-queue.ts'
import { PageBack } from '#components/ui/page-back.tsx'
import { Panel } from '#components/ui/panel.tsx'
import { RecordHistory } from '#components/ui/record-history.tsx'
import type { RecordRow, Records } from '#components/ui/records.ts'
import { RemovedNotice } from '#components/ui/removed-notice.tsx'
import { api } from '#lib/api.ts'
import { type Article, articles } from './article-fields.tsx'
import { ArticleFigures } from './article-figures.tsx'
import { ObservationTable } from './observation-table.tsx'

const GrowthCharts = dynamic(() => import('./growth-charts.tsx').then((module) => module.GrowthCharts), { ssr: false })
const anyArticles = articles as unknown as Records<RecordRow>

/** All of one article: its figures, how they grew, what was seen when and by whom, its proof and its edits. */
export function ArticlePage({ id }: { id: string }) {
  const query = useQuery(api.articles.get.queryOptions({ input: { id } }))
  return (
    <Panel query={query}>
      {(article) => (article.removedAt ? <RemovedNotice records={anyArticles} row={article} /> : <Whole article={article} />)}
    </Panel>
  )
}

function Whole({ article }: { article: Article }) {
  const t = useTranslations('articles.page')
  const seen = useQuery(api.articles.seen.queryOptions({ input: { id: article.id } }))
  const queue = useEvidenceQueue('articles', article.id, [])
  return (
    <Stack gap="lg">
      <Head article={article} />
      <ArticleFigures article={article} />
      <Panel query={seen}>
        {({ observations, days }) => (
          <>
            <GrowthCharts observations={observations} days={days} />
            <section id="seen" aria-label={t('seen')}>
              <Title order={2} size="h5" mb="xs">
                {t('seen')}
              </Title>
              {observations.length === 0 ? (
                <Text fz="sm" c="dimmed">
                  {t('neverSeen')}
                </Text>
              ) : (
                <ObservationTable observations={observations} />
              )}
            </section>
          </>
        )}
      </Panel>
      <EvidencePanel source="articles" record={article} recordId={article.id} queue={queue} />
      <RecordHistory records={anyArticles} row={article} />
    </Stack>
  )
}

function Head({ article }: { article: Article }) {
  const t = useTranslations('articles.page')
  const mayWrite = useAllowed('articles.write')
  return (
    <Stack gap="xs">
      <PageBack path="/articles" text={t('back')} />
      <Group justify="space-between" align="flex-start" gap="sm">
        <Title order={1} size="h3" style={{ flex: '1 1 16rem' }}>
          {article.title}
        </Title>
        {mayWrite && <EditRecord records={anyArticles} id={article.id} text={t('edit')} />}
      </Group>
      <Group gap="md">
        <Text fz="sm">{t('published', { day: article.publishedOn, mid: article.mid, idx: article.idx })}</Text>
        {article.url && (
          <Anchor href={article.url} target="_blank" rel="noreferrer" fz="sm">
            <Group gap={4} component="span" display="inline-flex">
              {t('read')} <IconExternalLink size={16} aria-hidden />
            </Group>
          </Anchor>
        )}
      </Group>
    </Stack>
  )
}
