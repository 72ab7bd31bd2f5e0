'use client'
import { Alert, Box, Button, Group, Paper, Stack, Text } from '@mantine/core'
import { IconCheck, IconPlayerPlay } from '@tabler/icons-react'
import { useFormatter, useTranslations } from 'next-intl'
import { useState } from 'react'
import { standing } from '#lib/evaluation-steps/rules.ts'
import type { MoveView, StageView } from '#lib/evaluation-steps/schema.ts'
import { type EvaluationView, evaluationStates } from '#lib/evaluations/schema.ts'
import { FileDialog } from './file-dialog.tsx'
import { ForwardDialog } from './forward-dialog.tsx'
import { SendBackDialog } from './send-back-dialog.tsx'
import classes from './stage-bar.module.css'
import { StepHistory } from './step-history.tsx'

type Props = { stage: StageView; view: EvaluationView; onExplain: (code: string) => void }

/** Where the year's evaluation is on its way, who had it and who has it, and the one thing that the reader can do about it. */
export function StageBar({ stage, view, onExplain }: Props) {
  const t = useTranslations('workflow')
  const [open, setOpen] = useState<MoveView | null>(null)
  const [isHistory, setHistory] = useState(false)
  const moves = stage.moves.filter(({ duty }) => duty === null)
  const blocked = stage.moves.find(({ duty }) => duty !== null)
  const forward = moves.find(({ action }) => action !== 'return' && action !== 'reopen')
  const back = moves.find(({ action }) => action === 'return' || action === 'reopen')
  const last = stage.steps.at(-1)
  return (
    <Paper withBorder p="md" component="section" aria-label={t('title')}>
      <Stack gap="sm">
        <Way stage={stage} />
        {last?.action === 'return' && (
          <Alert color="orange" title={t('returned', { by: last.by })}>
            {last.reason}
          </Alert>
        )}
        {last?.action === 'reopen' && (
          <Alert color="orange" title={t('reopened', { by: last.by })}>
            {last.reason}
          </Alert>
        )}
        <Group justify="space-between" align="center">
          <Box>
            <Text fz="sm">{stage.holders.length > 0 ? t('waitsFor', { people: stage.holders.join('、') }) : t(`at.${stage.state}`)}</Text>
            {blocked?.duty && forward === undefined && <Text fz="sm">{t('blocked', { step: t(`steps.${blocked.duty}`) })}</Text>}
          </Box>
          <Group gap="xs">
            {stage.steps.length > 0 && (
              <Button variant="subtle" onClick={() => setHistory(true)}>
                {t('history', { count: stage.steps.length })}
              </Button>
            )}
            {back && (
              <Button variant="default" onClick={() => setOpen(back)}>
                {t(`actions.${back.action}`)}
              </Button>
            )}
            {forward && (
              <Button size="md" onClick={() => setOpen(forward)}>
                {t(`actions.${forward.action}`)}
              </Button>
            )}
          </Group>
        </Group>
      </Stack>
      {open && (open.action === 'return' || open.action === 'reopen') && (
        <SendBackDialog stage={stage} action={open.action} onClose={() => setOpen(null)} />
      )}
      {open?.action === 'file' && <FileDialog stage={stage} onClose={() => setOpen(null)} />}
      {open && isForward(open.action) && (
        <ForwardDialog
          {...{ stage, view, action: open.action, onClose: () => setOpen(null) }}
          onExplain={(code) => {
            setOpen(null)
            onExplain(code)
          }}
        />
      )}
      {isHistory && <StepHistory steps={stage.steps} onClose={() => setHistory(false)} />}
    </Paper>
  )
}

export type ForwardAction = 'submit' | 'forward' | 'review' | 'approve'
const isForward = (action: MoveView['action']): action is ForwardAction => ['submit', 'forward', 'review', 'approve'].includes(action)

/** The five steps in their order: who took each and when, and where it is now. */
function Way({ stage }: { stage: StageView }) {
  const t = useTranslations('workflow')
  const format = useFormatter()
  const held = standing(stage.steps, stage.round)
  return (
    <ol className={classes.way} aria-label={t('way', { round: stage.round })}>
      {evaluationStates.slice(0, 5).map((state) => {
        const step = held.get(state)
        const isHere = state === stage.state
        return (
          <li key={state} className={classes.step} data-done={step ? true : undefined} aria-current={isHere ? 'step' : undefined}>
            <span className={classes.mark} aria-hidden>
              {step ? <IconCheck size={14} /> : isHere ? <IconPlayerPlay size={12} /> : null}
            </span>
            <span>
              <Text span display="block" fz="sm" fw={isHere ? 700 : 500}>
                {t(`steps.${state}`)}
              </Text>
              <Text span display="block" fz="xs" c="dimmed">
                {step
                  ? `${step.by} ${format.dateTime(new Date(step.at), { month: 'numeric', day: 'numeric', hour: '2-digit', minute: '2-digit' })}`
                  : isHere
                    ? t('here')
                    : t('notYet')}
              </Text>
            </span>
          </li>
        )
      })}
    </ol>
  )
}
