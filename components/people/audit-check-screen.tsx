'use client'
import { Alert, Button, Code, List, Stack, Text } from '@mantine/core'
import { IconAlertTriangle, IconShieldCheck } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useFormatter, useTranslations } from 'next-intl'
import { PageHead } from '#components/shell/page-head.tsx'
import { Panel } from '#components/ui/panel.tsx'
import { api } from '#lib/api.ts'
import type { AuditCheck } from '#lib/audit/schema.ts'
import { AuditKeeping } from './audit-keeping.tsx'
import { useAuditTexts } from './audit-texts.ts'

/** Proves that nobody tampered with the audit, and says how long it is kept. */
export function AuditCheckScreen() {
  const t = useTranslations('audit.check')
  // reads everything that was ever written: only when somebody asks
  const check = useQuery({ ...api.audit.check.queryOptions(), enabled: false, gcTime: 0 })
  return (
    <Stack maw={720} gap="xl">
      <Stack>
        <PageHead title={t('title')} text={t('text')} />
        <div>
          <Button onClick={() => check.refetch()} loading={check.isFetching} leftSection={<IconShieldCheck size={18} aria-hidden />}>
            {t('button')}
          </Button>
        </div>
        <div role="status">
          {check.isFetching ? (
            <Text fz="sm">{t('running')}</Text>
          ) : (
            check.isFetched && <Panel query={check}>{(found) => <Found found={found} />}</Panel>
          )}
        </div>
      </Stack>
      <AuditKeeping />
    </Stack>
  )
}

function Found({ found }: { found: AuditCheck }) {
  const t = useTranslations('audit')
  const format = useFormatter()
  const texts = useAuditTexts()
  const clock = (at: string) => format.dateTime(new Date(at), { dateStyle: 'medium', timeStyle: 'medium' })
  const { whole, problems, head, sealedAt } = found
  return (
    <Stack gap="sm">
      <Alert
        color={whole ? 'teal' : 'red'}
        icon={whole ? <IconShieldCheck aria-hidden /> : <IconAlertTriangle aria-hidden />}
        title={whole ? t('check.whole') : t('check.broken', { count: problems.length })}
      >
        {!whole && (
          <Stack gap="xs">
            <List type="ordered" fz="sm">
              {problems.map((problem) => (
                <List.Item key={JSON.stringify(problem)}>
                  {t(`problems.${problem.kind}`, {
                    ...{ entry: '', seal: '', upTo: '', table: '', trigger: '', ...problem },
                    source: 'source' in problem && problem.source ? texts.source(problem.source) : '',
                    at: 'at' in problem && problem.at ? clock(problem.at) : '',
                  })}
                </List.Item>
              ))}
            </List>
            <Text fz="sm">{t('check.what')}</Text>
          </Stack>
        )}
        <Text fz="sm">{t('check.entries', { entries: found.entries, seals: found.seals, open: found.open })}</Text>
      </Alert>
      {head && (
        <div>
          <Text fz="sm">
            {sealedAt && t('check.sealedAt', { at: clock(sealedAt) })} · {t('check.head', { number: head.number })}
          </Text>
          <Code block style={{ whiteSpace: 'normal', overflowWrap: 'anywhere' }}>
            {head.hash}
          </Code>
          <Text fz="sm" c="dimmed">
            {t('check.headHint')}
          </Text>
        </div>
      )}
    </Stack>
  )
}
