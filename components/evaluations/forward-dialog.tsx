'use client'
import { Anchor, Group, List, Progress, Stack, Text, Textarea } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { v7 as newId } from 'uuid'
import { FormDialog } from '#components/ui/form-dialog.tsx'
import { api, client } from '#lib/api.ts'
import { codesOwing } from '#lib/evaluation-steps/rules.ts'
import type { StageView } from '#lib/evaluation-steps/schema.ts'
import type { EvaluationView } from '#lib/evaluations/schema.ts'
import type { ForwardAction } from './stage-bar.tsx'

type Props = { stage: StageView; view: EvaluationView; action: ForwardAction; onExplain: (code: string) => void; onClose: () => void }

/** Takes the evaluation one step on. What goes along is what was on the screen when the dialog opened: should it have moved, the house says what. */
export function ForwardDialog({ stage, view, action, onExplain, onClose }: Props) {
  const t = useTranslations('workflow')
  const board = useTranslations('board')
  const [seen] = useState(() => ({ digest: view.digest, digests: view.digests, version: stage.version }))
  const [id] = useState(() => newId())
  const [note, setNote] = useState('')
  const owing = [...codesOwing(view, 'officer'), ...(action === 'review' || action === 'approve' ? codesOwing(view, 'reviewer') : [])]
  const missing = [...new Set([...view.missing, ...owing])]
  const isSubmit = action === 'submit'
  const gaps = useQuery({ ...api.evidencePackage.gaps.queryOptions({ input: { year: view.year, take: 1 } }), enabled: isSubmit })
  const lacks = isSubmit && gaps.data ? gaps.data.required - gaps.data.have : 0
  const sending = useMutation({
    meta: { quiet: true },
    mutationFn: () => client.evaluationSteps[action]({ id, year: view.year, ...seen, note }),
    onSuccess: onClose,
  })
  return (
    <FormDialog
      {...{ title: t(`actions.${action}`), confirm: t(`confirm.${action}`), onClose }}
      isBusy={sending.isPending}
      isHeld={missing.length > 0}
      error={sending.error}
      onSend={() => sending.mutate()}
    >
      <Group gap="xl" align="baseline">
        <Text fz={32} fw={700} lh={1.1} className="figures">
          {view.total ?? '—'}
        </Text>
        <Text fw={600}>{view.grade && board(`grades.${view.grade}`)}</Text>
      </Group>
      <Text fz="sm">{t(`about.${action}`)}</Text>
      {missing.length > 0 && (
        <Stack gap={4}>
          <Text fz="sm" fw={600}>
            {t('owing')}
          </Text>
          <List fz="sm">
            {missing.map((code) => (
              <List.Item key={code}>
                <Anchor component="button" type="button" fz="sm" py={4} underline="always" onClick={() => onExplain(code)}>
                  {code} {view.items.find((item) => item.code === code)?.name}
                </Anchor>
              </List.Item>
            ))}
          </List>
        </Stack>
      )}
      {isSubmit && gaps.data && gaps.data.required > 0 && (
        <Stack gap={4}>
          <Text fz="sm">{t('evidence', { have: gaps.data.have, required: gaps.data.required })}</Text>
          <Progress
            value={(gaps.data.have / gaps.data.required) * 100}
            color={lacks > 0 ? 'yellow' : 'green'}
            aria-label={t('evidence', { have: gaps.data.have, required: gaps.data.required })}
          />
          {lacks > 0 && (
            <Anchor component={Link} href={`/evaluations/evidence?year=${view.year}`} fz="sm" underline="always">
              {t('openGaps', { count: lacks })}
            </Anchor>
          )}
        </Stack>
      )}
      <Textarea
        label={t(lacks > 0 ? 'noteNeeded' : 'note')}
        required={lacks > 0}
        autosize
        minRows={2}
        maxLength={1000}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
    </FormDialog>
  )
}
