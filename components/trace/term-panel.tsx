import { Accordion, Group, Stack, Text } from '@mantine/core'
import { useTranslations } from 'next-intl'
import { Meaning } from '#components/ui/meaning.tsx'
import type { TermTrace } from '#lib/facts/schema.ts'
import { TraceList } from './trace-list.tsx'
import { TraceNarrowing } from './trace-narrowing.tsx'
import { useTraceTexts } from './trace-texts.ts'

const lists = ['counted', 'excluded', 'after'] as const

/** One term of a formula: its words, its value, and the records counted, left out, and just after the period. */
export function TermPanel({ trace, title, role }: { trace: TermTrace; title: string; role?: string | undefined }) {
  const t = useTranslations('facts.trace')
  const texts = useTraceTexts()
  const present = lists.filter((key) => key === 'counted' || trace.totals[key] > 0)
  return (
    <Stack gap="xs" component="section">
      <Group justify="space-between" align="baseline" wrap="nowrap">
        <Group gap={2} wrap="nowrap" align="flex-start">
          <Text fw={600}>
            {role && `${role}：`}
            {texts.term(trace.term, trace)}
          </Text>
          <Meaning name={texts.term(trace.term, trace)} measures={[trace.term.measure]} />
        </Group>
        <Text className="figures" fw={700} fz="lg" style={{ whiteSpace: 'nowrap' }}>
          {trace.value === null ? t('missing') : texts.amount(trace.value, trace.unit, trace.term)}
        </Text>
      </Group>
      {trace.value === null && <Text c="dimmed">{t('missingHint')}</Text>}
      <TraceNarrowing trace={trace} title={title} />
      <Accordion multiple defaultValue={['counted', 'excluded']} variant="contained">
        {present.map((key) => (
          <Accordion.Item key={key} value={key}>
            <Accordion.Control>
              <Text fw={500}>{t(key, { count: trace.totals[key] })}</Text>
            </Accordion.Control>
            <Accordion.Panel>
              {key === 'after' && (
                <Text c="dimmed" fz="sm">
                  {t('afterHint', { to: trace.to })}
                </Text>
              )}
              <TraceList trace={trace} list={key} />
            </Accordion.Panel>
          </Accordion.Item>
        ))}
      </Accordion>
    </Stack>
  )
}
