'use client'
import { Alert, Button, Code, Group, Paper, Stack, Text, Title } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { IconAlertTriangle, IconArchive, IconDownload } from '@tabler/icons-react'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { v7 as uuidv7 } from 'uuid'
import { useAllowed } from '#components/shell/actor.tsx'
import { PageHead } from '#components/shell/page-head.tsx'
import { Empty } from '#components/ui/empty.tsx'
import { Panel } from '#components/ui/panel.tsx'
import { api, client } from '#lib/api.ts'
import type { BackupsView } from '#lib/backup/schema.ts'
import { BackupFacts } from './backup-facts.tsx'
import { BackupTable } from './backup-table.tsx'
import { SettingsForm } from './settings-form.tsx'

/** 备份: how the last one went and the next one comes, one now, those made, when they are made by themselves, and how to restore. */
export function BackupsScreen() {
  const t = useTranslations('backups')
  const query = useQuery(api.backups.list.queryOptions({ input: undefined }))
  return (
    <Stack gap="lg">
      <PageHead title={t('title')} text={t('text')} />
      <Panel query={query}>{(view) => <Whole view={view} />}</Panel>
    </Stack>
  )
}

function Whole({ view }: { view: BackupsView }) {
  const t = useTranslations('backups')
  return (
    <Stack gap="lg">
      {view.isStale && (
        <Alert color="red" icon={<IconAlertTriangle aria-hidden />} role="alert" title={t('stale', { days: view.settings.warnDays })} />
      )}
      <BackupFacts view={view} />
      <RunNow view={view} />
      <section aria-labelledby="backups-made">
        <Title order={2} size="h5" id="backups-made" mb="xs">
          {t('list')}
        </Title>
        {view.backups.length === 0 ? <Empty text={t('none')} /> : <BackupTable rows={view.backups} />}
      </section>
      <SettingsForm key={view.settingsAt} settings={view.settings} settingsAt={view.settingsAt} />
      <Section id="backups-restore" title={t('restoreTitle')}>
        <Text fz="sm">{t('restoreText')}</Text>
        <Code block style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>{`npm run restore -- ${pathOf(view)}`}</Code>
        <Text fz="sm">{t('restoreSecret')}</Text>
      </Section>
      <ExportAll />
    </Stack>
  )
}

const pathOf = ({ lastGood }: BackupsView) => (lastGood ? `${lastGood.folder}/${lastGood.fileName}` : 'chamber-….tar.gz')

function RunNow({ view }: { view: BackupsView }) {
  const t = useTranslations('backups')
  const isBusy = view.backups.some(({ state, kind }) => state === 'running' || (state === 'waiting' && kind === 'now'))
  const run = useMutation({
    mutationFn: () => client.backups.start({ id: uuidv7() }),
    onSuccess: () => notifications.show({ color: 'teal', message: t('begun') }),
  })
  return (
    <Group gap="sm">
      <Button leftSection={<IconArchive size={18} aria-hidden />} loading={run.isPending} disabled={isBusy} onClick={() => run.mutate()}>
        {t('runNow')}
      </Button>
      <Text fz="sm" role="status">
        {isBusy ? t('running') : ''}
      </Text>
    </Group>
  )
}

/** The same as open formats, as one download that is made as it is read. */
function ExportAll() {
  const t = useTranslations('backups.export')
  if (!useAllowed('data.export')) return null
  return (
    <Section id="export-all" title={t('title')}>
      <Text fz="sm">{t('text')}</Text>
      <Group gap="sm">
        <Button component="a" href="/system/backups/export" download variant="default" leftSection={<IconDownload size={18} aria-hidden />}>
          {t('button')}
        </Button>
      </Group>
      <Text fz="sm" c="dimmed">
        {t('hint')}
      </Text>
    </Section>
  )
}

function Section({ id, title, children }: { id: string; title: string; children: ReactNode }) {
  return (
    <Paper withBorder p="md" component="section" aria-labelledby={id}>
      <Stack gap="sm">
        <Title order={2} size="h5" id={id}>
          {title}
        </Title>
        {children}
      </Stack>
    </Paper>
  )
}
