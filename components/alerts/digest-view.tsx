'use client'
import { Anchor, Badge, Button, Group, List, Paper, Stack, Text, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import Link from 'next/link'
import { useFormatter, useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Panel } from '#components/ui/panel.tsx'
import { api } from '#lib/api.ts'
import { sideOf } from '#lib/digests/rules.ts'
import type { DigestContent, DigestKind } from '#lib/digests/schema.ts'

/** What one's next digest would say now. */
export function DigestPreview({ kind }: { kind: DigestKind }) {
  const t = useTranslations('digests')
  const query = useQuery(api.digests.preview.queryOptions({ input: { kind } }))
  return (
    <section aria-label={t('preview')}>
      <Title order={2} size="h5" mb="xs">
        {t('preview')}
      </Title>
      <Panel query={query}>{({ content }) => <Content kind={kind} content={content} />}</Panel>
    </section>
  )
}

/** One that was made, as it was at its hour. */
export function DigestMade({ id, onBack }: { id: string; onBack: () => void }) {
  const t = useTranslations('digests')
  const format = useFormatter()
  const query = useQuery(api.digests.get.queryOptions({ input: { id } }))
  return (
    <Stack gap="sm" align="flex-start">
      <Panel query={query}>
        {({ content, kind, madeAt, isTest }) => (
          <>
            <Group gap="xs">
              {isTest && (
                <Badge variant="light" color="orange" autoContrast tt="none">
                  {t('isTest')}
                </Badge>
              )}
              <Text fz="sm" c="dimmed">
                {madeAt && t('madeAt', { at: format.dateTime(new Date(madeAt), { dateStyle: 'medium', timeStyle: 'short' }) })}
              </Text>
            </Group>
            <Content kind={kind} content={content} />
          </>
        )}
      </Panel>
      <Button variant="default" onClick={onBack}>
        {t('back')}
      </Button>
    </Stack>
  )
}

const tones = { red: 'red', yellow: 'orange', green: 'green', grey: 'gray' } as const

function Content({ kind, content }: { kind: DigestKind; content: DigestContent }) {
  const t = useTranslations('digests')
  const attention = useTranslations('attention.kinds')
  const { year, day, total, totalBefore, grade, weight, expected, schedule, lights, gaps, budget } = content
  const isCompared = totalBefore !== null || lights.some(({ before }) => before !== null)
  return (
    <Paper withBorder p="md" w="100%" component="article" aria-label={t(`kinds.${kind}`)}>
      <Stack gap="xs">
        <Text fw={600} fz="lg">
          {t('title', { kind, day, total: total ?? '—', grade: grade ?? 'none' })}
        </Text>
        {year === null && <Text>{t('noYear')}</Text>}
        {year !== null && (
          <List spacing={4}>
            <List.Item>
              <Line path={`/board?year=${year}`}>
                {t('total', {
                  total: total ?? '—',
                  weight,
                  grade: grade ?? 'none',
                  before: totalBefore ?? '',
                  hasBefore: totalBefore === null ? 'no' : 'yes',
                })}
              </Line>
            </List.Item>
            {expected && <List.Item>{t('expected', { total: expected.total, grade: expected.grade ?? 'none' })}</List.Item>}
            <List.Item>{t('schedule', { schedule, day: content.asOf })}</List.Item>
          </List>
        )}
        <Section title={t(isCompared ? 'lightsChanged' : 'lightsNow')} empty={t('noLights')}>
          {lights.map(({ path, ...light }) => (
            <List.Item key={light.code}>
              <Text span c={`var(--mantine-color-${tones[light.light]}-light-color)`} aria-hidden>
                ●{' '}
              </Text>
              <Line path={path}>{t('light', { ...light, actual: light.actual ?? '—', before: light.before ?? 'none' })}</Line>
            </List.Item>
          ))}
        </Section>
        <Section title={t('attention')} empty={t('noAttention')}>
          {content.attention.map(({ kind: of, count, names, path }) => (
            <List.Item key={`${of} ${path}`}>
              <Line path={path}>{attention(of, { count })}</Line>
              {names.length > 0 && (
                <Text fz="xs" c="dimmed">
                  {names.join('、')}
                </Text>
              )}
            </List.Item>
          ))}
        </Section>
        <Section title={t('gaps')} empty={t('noGaps')}>
          {gaps.map(({ month, open, path }) => (
            <List.Item key={month}>
              <Line path={path}>{t('gap', { month, open })}</Line>
            </List.Item>
          ))}
        </Section>
        <Section title={t('budget')} empty={t('noBudget')}>
          {budget.map(({ subProject, rate, ahead, path }) => (
            <List.Item key={subProject}>
              <Line path={path}>
                {t('budgetLine', {
                  ...{ subProject, of: subProject === '' ? 'all' : 'one', rate: rate ?? '—', ahead: (ahead ?? '').replace('-', '') },
                  side: sideOf(ahead),
                })}
              </Line>
            </List.Item>
          ))}
        </Section>
      </Stack>
    </Paper>
  )
}

const Line = ({ path, children }: { path: string; children: ReactNode }) => (
  <Anchor component={Link} href={path} prefetch={false} c="inherit" underline="always" fz="sm">
    {children}
  </Anchor>
)

function Section({ title, empty, children }: { title: string; empty: string; children: ReactNode[] }) {
  return (
    <>
      <Text fw={600} component="h3" fz="md" m={0} mt="xs">
        {title}
      </Text>
      {children.length === 0 ? (
        <Text fz="sm" c="dimmed">
          {empty}
        </Text>
      ) : (
        <List spacing={4}>{children}</List>
      )}
    </>
  )
}
