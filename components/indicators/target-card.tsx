import { Badge, Button, Group, Paper, Stack, Text, Textarea, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Figure } from '#components/ui/figure.tsx'
import { ProblemNotice } from '#components/ui/problem-notice.tsx'
import { plainNumber } from '#components/ui/record-values.ts'
import { client } from '#lib/api.ts'
import { grouped, plain } from '#lib/money.ts'
import type { TargetsView } from '#lib/targets/schema.ts'

type Row = TargetsView['rows'][number]
type Props = { row: Row; year: number; growth: string; mayWrite: boolean }

/** One indicator: its past results, what is suggested from them and why, and the decision. */
export function TargetCard({ row, year, growth, mayWrite }: Props) {
  const t = useTranslations('indicators.targets')
  const [asked, setAsked] = useState<'changed' | 'rejected' | null>(null)
  const version = row.decision?.version ?? null
  const decide = useMutation({
    meta: { quiet: true },
    mutationFn: (one: { decision: 'accepted' | 'changed' | 'rejected'; target: string | null; reason: string }) =>
      client.targets.decide({ year, code: row.code, growth, version, ...one }),
    onSuccess: () => setAsked(null),
  })
  const undo = useMutation({
    meta: { quiet: true },
    mutationFn: () => client.targets.undecide({ year, code: row.code, version: version ?? 1 }),
  })
  const { suggestion, unit } = row
  const amount = (value: string) => `${grouped(plain(value))} ${unit}`
  return (
    <Paper withBorder p="md" component="article" aria-label={`${row.code} ${row.name}`}>
      <Group justify="space-between" align="flex-start" gap="md">
        <Stack gap={4} flex="1 1 20rem">
          <Text fw={600}>
            {row.code} {row.name}
          </Text>
          <Group gap="md">
            {row.past.map((one) => (
              <Text key={one.year} fz="sm" component="div" className="figures">
                {one.year}：
                {one.actual === null ? (
                  t('missing')
                ) : (
                  <Figure value={plain(one.actual)} unit={unit} trace={one.trace || undefined} label={`${one.year} ${row.name}`} />
                )}
                {one.target !== null && (
                  <Text span fz="xs" c="dimmed">
                    {' '}
                    {t('asked', { target: plain(one.target) })}
                  </Text>
                )}
              </Text>
            ))}
            {row.running && (
              <Text fz="sm" component="div" className="figures" c="dimmed">
                {t('running')}：{row.running.actual === null ? t('missing') : amount(row.running.actual)}
              </Text>
            )}
          </Group>
          <Reasons row={row} />
        </Stack>
        <Stack gap={4} align="flex-end">
          <Text fz="sm" c="dimmed" className="figures">
            {t('current')} {row.operator} {amount(row.target)}
          </Text>
          <Text fz="lg" fw={700} className="figures">
            {t('suggested')} {row.operator} {amount(suggestion.target)}
          </Text>
          {row.decision && <Decided row={row} />}
        </Stack>
      </Group>
      <ProblemNotice error={decide.error ?? undo.error} />
      {mayWrite && asked && (
        <Ask
          kind={asked}
          row={row}
          isBusy={decide.isPending}
          onCancel={() => setAsked(null)}
          onSave={(target, reason) => decide.mutate({ decision: asked, target, reason })}
        />
      )}
      {mayWrite && !asked && (
        <Group gap="xs" mt="xs" justify="flex-end" data-controls="">
          {row.decision ? (
            <Button
              variant="subtle"
              size="compact-md"
              loading={undo.isPending}
              onClick={() => undo.mutate()}
              aria-label={t('undoOf', { code: row.code })}
            >
              {t('undo')}
            </Button>
          ) : (
            row.hasFormula && (
              <Button
                size="compact-md"
                loading={decide.isPending}
                onClick={() => decide.mutate({ decision: 'accepted', target: null, reason: '' })}
                aria-label={t('acceptOf', { code: row.code })}
              >
                {t('accept')}
              </Button>
            )
          )}
          <Button variant="default" size="compact-md" onClick={() => setAsked('changed')} aria-label={t('changeOf', { code: row.code })}>
            {t('change')}
          </Button>
          <Button variant="default" size="compact-md" onClick={() => setAsked('rejected')} aria-label={t('rejectOf', { code: row.code })}>
            {t('reject')}
          </Button>
        </Group>
      )}
    </Paper>
  )
}

/** Why this much is suggested, in words and numbers, and what past years say of the targets that were set. */
function Reasons({ row }: { row: Row }) {
  const t = useTranslations('indicators.targets')
  const { suggestion, past, unit } = row
  const known = past.filter(({ actual }) => actual !== null)
  const cap = suggestion.cap
  const told = [
    ...(row.hasFormula ? [] : [t('noKey')]),
    t(`reasons.${suggestion.method}`, {
      year: String(known.at(-1)?.year ?? ''),
      first: String(known[0]?.year ?? ''),
      basis: suggestion.basis === null ? '' : `${grouped(plain(suggestion.basis))} ${unit}`,
      growth: suggestion.growthPercent ?? '0',
    }),
    ...(suggestion.bound ? [t(`bounds.${suggestion.bound}`)] : []),
    ...(cap ? [t(`caps.${cap.kind}`, { value: plain(cap.value) })] : []),
  ]
  return (
    <>
      <Text fz="sm">
        {t('why')}：{told.join(' ')}
      </Text>
      {suggestion.notes.map((note) => (
        <Text key={note.year} fz="sm" fw={600}>
          {t(`notes.${note.kind}`, { year: String(note.year), percent: note.percent })}
        </Text>
      ))}
    </>
  )
}

function Decided({ row }: { row: Row }) {
  const t = useTranslations('indicators.targets.decisions')
  if (!row.decision) return null
  const { decision, target, decidedBy, reason } = row.decision
  return (
    <Badge
      variant="light"
      color={decision === 'rejected' ? 'gray' : 'teal'}
      tt="none"
      h="auto"
      py={4}
      styles={{ label: { color: 'var(--mantine-color-text)', whiteSpace: 'normal' } }}
    >
      {t(decision, { target: target === null ? '' : `${plain(target)} ${row.unit}`, name: decidedBy, reason })}
    </Badge>
  )
}

type AskProps = {
  kind: 'changed' | 'rejected'
  row: Row
  isBusy: boolean
  onCancel: () => void
  onSave: (target: string | null, reason: string) => void
}
function Ask({ kind, row, isBusy, onCancel, onSave }: AskProps) {
  const t = useTranslations('indicators.targets')
  const [target, setTarget] = useState(plain(row.decision?.target ?? row.suggestion.target))
  const [reason, setReason] = useState(row.decision?.reason ?? '')
  return (
    <Group
      component="form"
      mt="xs"
      gap="xs"
      align="flex-end"
      onSubmit={(event: React.FormEvent) => {
        event.preventDefault()
        onSave(kind === 'changed' ? plainNumber(target) : null, reason)
      }}
    >
      {kind === 'changed' && (
        <TextInput
          label={`${t('target')}（${row.unit}）`}
          w={140}
          required
          inputMode="decimal"
          value={target}
          onChange={(typing) => setTarget(typing.currentTarget.value)}
        />
      )}
      <Textarea
        label={t('reason')}
        flex="1 1 14rem"
        required
        autosize
        minRows={1}
        maxLength={500}
        value={reason}
        onChange={(typing) => setReason(typing.currentTarget.value)}
      />
      <Button type="submit" loading={isBusy}>
        {t('save')}
      </Button>
      <Button variant="default" onClick={onCancel}>
        {t('cancel')}
      </Button>
    </Group>
  )
}
