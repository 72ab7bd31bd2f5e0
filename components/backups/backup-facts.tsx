'use client'
import { Alert, Paper, SimpleGrid, Text } from '@mantine/core'
import { useFormatter, useTranslations } from 'next-intl'
import type { BackupsView } from '#lib/backup/schema.ts'
import { useBytes } from './use-bytes.ts'

/** How the last good backup stands and when the next comes; and what would be better done about where they lie. */
export function BackupFacts({ view }: { view: BackupsView }) {
  const t = useTranslations('backups')
  const format = useFormatter()
  const bytes = useBytes()
  const at = (instant: string) => format.dateTime(new Date(instant), { dateStyle: 'medium', timeStyle: 'short' })
  const { lastGood } = view
  const facts = [
    [t('last'), lastGood ? at(lastGood.startedAt ?? lastGood.createdAt) : t('never')],
    [t('next'), view.nextAt ? at(view.nextAt) : t('off')],
    [t('size'), lastGood ? bytes(lastGood.sizeBytes) : '—'],
    [t('encryption'), t(view.encrypts ? 'encrypted' : 'plain')],
  ]
  return (
    <>
      <Paper withBorder p="md">
        <SimpleGrid cols={{ base: 2, sm: 4 }} spacing="md" component="dl" m={0}>
          {facts.map(([name, value]) => (
            <div key={name}>
              <Text component="dt" fz="sm" c="dimmed">
                {name}
              </Text>
              <Text component="dd" m={0} fw={600}>
                {value}
              </Text>
            </div>
          ))}
        </SimpleGrid>
        {lastGood && (
          <Text fz="sm" c="dimmed" mt="sm" style={{ overflowWrap: 'anywhere' }}>
            {t('where')} · {[lastGood.machine, lastGood.folder].filter(Boolean).join('：')}
          </Text>
        )}
      </Paper>
      {!view.ownFolder && (
        <Alert color="orange" variant="light">
          {t('sameDisk')}
        </Alert>
      )}
      {!view.encrypts && (
        <Alert color="orange" variant="light">
          {t('plainHint')}
        </Alert>
      )}
    </>
  )
}
