'use client'
import { Drawer, Text, Timeline } from '@mantine/core'
import { useFormatter, useTranslations } from 'next-intl'
import type { Step } from '#lib/evaluation-steps/schema.ts'

/** All that was done with the evaluation, the newest first. */
export function StepHistory({ steps, onClose }: { steps: readonly Step[]; onClose: () => void }) {
  const t = useTranslations('workflow')
  const common = useTranslations('common')
  const format = useFormatter()
  return (
    <Drawer
      opened
      onClose={onClose}
      position="right"
      title={t('history', { count: steps.length })}
      closeButtonProps={{ 'aria-label': common('close') }}
    >
      <Timeline bulletSize={14} lineWidth={2}>
        {[...steps].reverse().map((step) => (
          <Timeline.Item key={step.id} title={t(`done.${step.action}`, { by: step.by })}>
            <Text fz="xs" c="dimmed">
              {format.dateTime(new Date(step.at), { dateStyle: 'medium', timeStyle: 'short' })}
              {step.round > 1 && ` · ${t('round', { round: step.round })}`}
            </Text>
            {step.action === 'return' && <Text fz="sm">{t('returnedTo', { step: t(`steps.${step.to}`) })}</Text>}
            {step.reason !== '' && <Text fz="sm">{step.reason}</Text>}
            {step.document && (
              <Text fz="sm">
                {step.document.number} · {step.document.day} · {step.document.place}
              </Text>
            )}
            {step.digest !== '' && (
              <Text fz="xs" c="dimmed" className="figures">
                {t('digest', { digest: step.digest.slice(0, 12) })}
              </Text>
            )}
          </Timeline.Item>
        ))}
      </Timeline>
    </Drawer>
  )
}
