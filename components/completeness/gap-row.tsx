'use client'
import { Button, Group, Stack, Text } from '@mantine/core'
import { IconShieldCheck } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { undoNotice } from '#components/ui/undo-notice.tsx'
import { client } from '#lib/api.ts'
import type { Gap, GapsView } from '#lib/completeness/schema.ts'
import { ExcuseForm } from './excuse-form.tsx'
import { gapPath } from './gap-path.ts'
import classes from './gap-row.module.css'

type Props = { view: GapsView; gap: Gap; mayExcuse: boolean }

/** One thing that is missing: the way to its form, or why it is not asked for. */
export function GapRow({ view, gap, mayExcuse }: Props) {
  const t = useTranslations('completeness')
  const name = useGapName()(view, gap)
  const hint = useHint()(gap)
  const [isExcusing, setExcusing] = useState(false)
  const { itemId, kind, cell } = view
  return (
    <li className={classes.row}>
      <Group justify="space-between" gap="xs" wrap="wrap">
        <Stack gap={0} flex="1 1 10rem">
          <Text fw={500}>{name}</Text>
          {hint !== '' && (
            <Text fz="sm" c="dimmed">
              {hint}
            </Text>
          )}
        </Stack>
        {!gap.excuse && (
          <Group gap="xs">
            <Button
              component={Link}
              href={gapPath(kind, gap, cell.month)}
              size="sm"
              aria-label={t('closeGap', { name, how: t(gap.recordId ? 'complete' : 'log') })}
            >
              {t(gap.recordId ? 'complete' : 'log')}
            </Button>
            {mayExcuse && !isExcusing && (
              <Button variant="default" size="sm" aria-label={t('excuseOne', { name })} onClick={() => setExcusing(true)}>
                {t('excuse')}
              </Button>
            )}
          </Group>
        )}
      </Group>
      {gap.excuse && <Excused gap={gap} name={name} mayExcuse={mayExcuse} />}
      {isExcusing && !gap.excuse && (
        <ExcuseForm itemId={itemId} month={cell.month} subject={gap.subject} name={name} onDone={() => setExcusing(false)} />
      )}
    </li>
  )
}

function useGapName(): (view: GapsView, gap: Gap) => string {
  const t = useTranslations('completeness')
  return ({ kind }, { label }) => label || t(`nothing.${kind === 'articles' || kind === 'requests' || kind === 'surveys' ? kind : 'other'}`)
}

/** What is known of a gap beside its name. */
function useHint(): (gap: Gap) => string {
  const t = useTranslations()
  return ({ hint }) => {
    if (hint === '' || hint === 'round') return ''
    if (hint === 'electricity' || hint === 'water') return t(`enums.meterKind.${hint}`)
    if (['unpaid', 'planned', 'unanswered', 'not_reported'].includes(hint)) return t(`completeness.hints.${hint}`)
    const kinds = hint.split(' ').map((kind) => t(`enums.evidence.${kind}`))
    return t('completeness.hints.lacks', { kinds: kinds.join(t('completeness.comma')) })
  }
}

function Excused({ gap, name, mayExcuse }: { gap: Gap; name: string; mayExcuse: boolean }) {
  const t = useTranslations()
  const back = useMutation({ mutationFn: (at: { id: string; version: number }) => client.completenessExcuses.restore(at) })
  const takeBack = useMutation({
    mutationFn: (at: { id: string; version: number }) => client.completenessExcuses.remove(at),
    onSuccess: ({ id, version }) =>
      undoNotice({
        id: `excuse-${id}`,
        message: t('completeness.takenBack', { name }),
        label: t('common.undo'),
        onUndo: () => back.mutate({ id, version }),
      }),
  })
  const { excuse } = gap
  if (!excuse) return null
  return (
    <Group gap="xs" align="flex-start" wrap="nowrap" mt={4}>
      <IconShieldCheck size={18} color="var(--mantine-color-dimmed)" aria-hidden style={{ flexShrink: 0, marginTop: 2 }} />
      <Text fz="sm" flex={1}>
        {t(excuse.subject === '' ? 'completeness.excusedAll' : 'completeness.excused', { reason: excuse.reason })}
      </Text>
      {mayExcuse && (
        <Button
          variant="default"
          size="compact-md"
          loading={takeBack.isPending}
          aria-label={t('completeness.takeBackOne', { name })}
          onClick={() => takeBack.mutate({ id: excuse.id, version: excuse.version })}
        >
          {t('completeness.takeBack')}
        </Button>
      )}
    </Group>
  )
}
