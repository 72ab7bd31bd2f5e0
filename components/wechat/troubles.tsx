'use client'
import { Alert, Anchor, Button, Group, Stack, Text } from '@mantine/core'
import { IconAlertTriangle, IconInfoCircle } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import Link from 'next/link'
import { useFormatter, useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { useAllowed } from '#components/shell/actor.tsx'
import { client } from '#lib/api.ts'
import type { WechatState } from '#lib/wechat/schema.ts'

/** What stands in the way, each with the next step: how the last round ended, parts that are stopped, days without figures, articles nobody knows. */
export function Troubles({ state }: { state: WechatState }) {
  const t = useTranslations('wechat')
  const format = useFormatter()
  const at = (instant: string) => format.dateTime(new Date(instant), { dateStyle: 'medium', timeStyle: 'short' })
  const last = state.runs.find((run) => run.finishedAt !== null)
  const reason = last?.state === 'stopped' && last.reason !== 'cancelled' && last.reason !== 'disconnected' ? last.reason : null
  return (
    <Stack gap="xs">
      {reason && last?.finishedAt && (
        <Trouble
          tone="red"
          text={t('endedWith', { at: at(last.finishedAt), reason: t(`reasons.${reason}`) })}
          next={t(`nextSteps.${reason}`)}
        />
      )}
      {state.stops.map((stop) => (
        <Trouble
          key={stop.endpoint}
          tone="orange"
          text={t('stopped', {
            at: at(stop.stoppedAt),
            endpoint: t(`endpoints.${stop.endpoint}`),
            name: stop.endpoint,
            reason: t(`reasons.${stop.reason}`),
          })}
          next={stop.until ? t('until', { at: at(stop.until) }) : t(`nextSteps.${stop.reason}`)}
        >
          <Resume endpoint={stop.endpoint} />
        </Trouble>
      ))}
      {state.missing.map(({ endpoint, days, total }) => (
        <Trouble
          key={endpoint}
          tone="blue"
          text={t('missing', { endpoint: t(`endpoints.${endpoint}`), days: days.slice(0, 5).join('、'), total })}
          next={t('missingNext')}
        />
      ))}
      {state.unknown.length > 0 && (
        <Trouble
          tone="blue"
          text={t('unknown', {
            days: state.unknown
              .slice(0, 5)
              .map(({ day, published, known }) => t('unknownDay', { day, published, known }))
              .join('、'),
          })}
          next={t('unknownNext')}
        >
          <Anchor component={Link} href="/imports" prefetch={false} fz="sm" c="inherit" underline="always">
            {t('toImports')}
          </Anchor>
        </Trouble>
      )}
    </Stack>
  )
}

const icons = { red: IconAlertTriangle, orange: IconAlertTriangle, blue: IconInfoCircle }
type Props = { tone: keyof typeof icons; text: string; next: string; children?: ReactNode }
function Trouble({ tone, text, next, children }: Props) {
  const Icon = icons[tone]
  return (
    <Alert color={tone} variant="light" icon={<Icon aria-hidden size={18} />} role={tone === 'red' ? 'alert' : 'status'}>
      <Stack gap={6} align="flex-start">
        <Text fz="sm" fw={600}>
          {text}
        </Text>
        <Text fz="sm">{next}</Text>
        {children}
      </Stack>
    </Alert>
  )
}

function Resume({ endpoint }: { endpoint: WechatState['stops'][number]['endpoint'] }) {
  const t = useTranslations('wechat')
  const mayResume = useAllowed('wechat.write')
  const resume = useMutation({ mutationFn: () => client.wechat.resume({ endpoint }) })
  if (!mayResume) return null
  return (
    <Group>
      <Button size="compact-md" variant="default" loading={resume.isPending} onClick={() => resume.mutate()}>
        {t('resume')}
      </Button>
    </Group>
  )
}
