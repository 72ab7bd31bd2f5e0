'use client'
import { Badge, Button, Code, Group, Paper, Stack, Text, Title } from '@mantine/core'
import { IconShieldCheck } from '@tabler/icons-react'
import { useFormatter, useTranslations } from 'next-intl'
import { useState } from 'react'
import { shortHash } from '#lib/closings/rules.ts'
import type { ClosingHead } from '#lib/closings/schema.ts'
import { Download } from '../evaluations/download.tsx'
import { useAllowed } from '../shell/actor.tsx'
import { NoteDialog } from './note-dialog.tsx'
import { useVerification } from './use-verification.ts'
import { VerificationOf } from './verification.tsx'

/** One closing: its code, who closed it when, what it follows on, and what can be done with it. */
export function ClosingCard({ closing }: { closing: ClosingHead }) {
  const t = useTranslations('closings')
  const mayNote = useAllowed('evaluations.file')
  const [isNoting, setNoting] = useState(false)
  const verifying = useVerification(closing)
  const { year, number, sha256, reopened, filed } = closing
  return (
    <Paper component="li" withBorder p="md">
      <Stack gap="sm">
        <Group gap="xs">
          <Title order={2} fz="h4">
            {t('number', { year, number })}
          </Title>
          <Badge color={reopened ? 'gray' : 'teal'} variant="light" tt="none" autoContrast>
            {t(reopened ? 'reopened' : 'inForce')}
          </Badge>
        </Group>
        <div>
          <Text fz="lg" fw={600} className="figures">
            {t('code', { code: shortHash(sha256) })}
          </Text>
          <Code style={{ overflowWrap: 'anywhere' }} aria-label={t('full', { sha256 })}>
            {sha256}
          </Code>
        </div>
        <About closing={closing} />
        <Group gap="xs" data-controls="">
          <Button
            leftSection={<IconShieldCheck size={16} aria-hidden />}
            loading={verifying.isRunning}
            onClick={verifying.run}
            aria-label={t('verifyYear', { year, number })}
          >
            {t(verifying.result ? 'again' : 'verify')}
          </Button>
          <Download href={`/evaluations/verify/content?year=${year}&number=${number}`} label={t('content')} />
          {mayNote && !filed && (
            <Button variant="default" onClick={() => setNoting(true)} aria-label={t('noteOf', { year, number })}>
              {t('note')}
            </Button>
          )}
        </Group>
        <Text fz="xs" c="dimmed" data-controls="">
          {t('contentHint')}
        </Text>
        <VerificationOf verifying={verifying} />
      </Stack>
      {isNoting && <NoteDialog closing={closing} onClose={() => setNoting(false)} />}
    </Paper>
  )
}

/** Who did what with it, and where it stands in the chain. */
function About({ closing }: { closing: ClosingHead }) {
  const t = useTranslations('closings')
  const format = useFormatter()
  const moment = (at: string) => format.dateTime(new Date(at), { dateStyle: 'medium', timeStyle: 'short' })
  const { closedAt, closedBy, reopened, filed, previousSha256, replacesSha256 } = closing
  return (
    <Stack gap={2} fz="sm">
      <span>{t('closedBy', { by: closedBy, at: moment(closedAt) })}</span>
      {reopened && <span>{t('reopenedBy', { by: reopened.by, at: moment(reopened.at), reason: reopened.reason })}</span>}
      {filed && <span>{t('filed', filed)}</span>}
      <Text component="span" inherit c="dimmed">
        {previousSha256 ? t('previous', { code: shortHash(previousSha256) }) : t('noPrevious')}
        {replacesSha256 && ` · ${t('replaces', { code: shortHash(replacesSha256) })}`}
      </Text>
    </Stack>
  )
}
