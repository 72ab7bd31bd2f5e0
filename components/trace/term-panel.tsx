import { Accordion, Group, Stack, Text } from '@mantine/core'
import { useTranslations } from 'next-intl'
import { Meaning } from '#components/ui/meaning.tsx'
import type { FactRow, TermTrace } from '#lib/facts/schema.ts'
import { grouped, plain } from '#lib/money.ts'
import { FactTable } from './fact-table.tsx'
import { useTraceTexts } from './trace-texts.ts'

/** One term of a formula: its words, its value, and the records counted, left out, and just after the period. */
export function TermPanel({ trace, role }: { trace: TermTrace; role?: string }) {
  const t = useTranslations('facts.trace')
  const texts = useTraceTexts()
  const lists: { key: 'counted' | 'excluded' | 'after'; rows: FactRow[] }[] = [
    { key: 'counted', rows: trace.counted },
    { key: 'excluded', rows: trace.excluded },
    { key: 'after', rows: trace.after },
  ]
  const present = lists.filter(({ key }) => key === 'counted' || trace.totals[key] > 0)
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
          {trace.value === null ? t('missing') : `${grouped(plain(trace.value))} ${texts.unit(trace.unit, trace.term)}`}
        </Text>
      </Group>
      {trace.value === null && <Text c="dimmed">{t('missingHint')}</Text>}
      <Accordion multiple defaultValue={['counted', 'excluded']} variant="contained">
        {present.map(({ key, rows }) => (
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
              <FactTable rows={rows} withReason={key !== 'counted' && rows.some(({ excluded }) => excluded)} />
              {trace.totals[key] > rows.length && (
                <Text c="dimmed" fz="sm">
                  {t('shown', { shown: trace.shown })}
                </Text>
              )}
            </Accordion.Panel>
          </Accordion.Item>
        ))}
      </Accordion>
    </Stack>
  )
}
