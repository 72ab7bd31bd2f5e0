'use client'
import { Button, Group, Stack, Text, Timeline } from '@mantine/core'
import { IconCheck, IconX } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import dynamic from 'next/dynamic'
import { useTranslations } from 'next-intl'
import { useMemo, useRef, useState } from 'react'
import { useAllowed, useVisitor } from '#components/shell/actor.tsx'
import { api } from '#lib/api.ts'
import { today } from '#lib/day.ts'
import { daysLate } from '#lib/inspections/rules.ts'
import type { Inspection } from '#lib/inspections/schema.ts'
import { rectifyRecords } from './rectify-records.ts'
import { VerifyForm } from './verify-form.tsx'

const RecordDrawer = dynamic(() => import('#components/ui/record-drawer.tsx').then((module) => module.RecordDrawer), { ssr: false })

/** What is to be done about a failure now, and by whom: put right, then looked at by another person. */
export function RectificationActions({ row }: { row: Inspection }) {
  const t = useTranslations('inspections.rectification')
  const mayWrite = useAllowed('inspections.write')
  const mayVerify = useAllowed('inspections.verify')
  const userName = useVisitor()?.userName
  const [doing, setDoing] = useState<'rectify' | 'verify' | null>(null)
  const isDirty = useRef(false)
  const records = useMemo(() => rectifyRecords(row), [row])
  const isOwn = row.rectifiedBy === userName
  return (
    <Group gap="xs" data-controls="">
      {row.stage === 'open' && mayWrite && <Button onClick={() => setDoing('rectify')}>{t('rectify')}</Button>}
      {row.stage === 'waiting' && mayVerify && !isOwn && <Button onClick={() => setDoing('verify')}>{t('verify')}</Button>}
      {row.stage === 'waiting' && isOwn && (
        <Text fz="sm" c="dimmed">
          {t('byAnother')}
        </Text>
      )}
      {row.stage === 'waiting' && mayWrite && (
        <Button variant="default" onClick={() => setDoing('rectify')}>
          {t('correct')}
        </Button>
      )}
      {doing === 'rectify' && (
        <RecordDrawer
          records={records}
          open={row.id}
          isDirty={isDirty}
          onClose={() => {
            isDirty.current = false
            setDoing(null)
          }}
        />
      )}
      {doing === 'verify' && <VerifyForm row={row} onClose={() => setDoing(null)} />}
    </Group>
  )
}

/** What happened to a failure since: found, put right, looked at. */
export function RectificationLine({ row }: { row: Inspection }) {
  const t = useTranslations('inspections.rectification')
  const { data } = useQuery(api.inspections.rechecks.queryOptions({ input: { id: row.id } }))
  const late = daysLate(row, today())
  const looks = (data?.rows ?? []).slice().reverse()
  return (
    <section aria-label={t('title')}>
      <Timeline bulletSize={22} lineWidth={2} active={looks.length + (row.rectifiedOn ? 1 : 0)}>
        <Timeline.Item bullet={<IconX size={14} aria-hidden />} color="red" title={t('found', { day: row.inspectedOn })}>
          <Text fz="sm" style={{ whiteSpace: 'pre-line' }}>
            {row.note ?? t('noNote')}
          </Text>
          {row.stage === 'open' && (
            <Text fz="sm" c={late > 0 ? 'var(--mantine-color-error)' : 'dimmed'}>
              {[row.responsible, row.dueOn && t('due', { day: row.dueOn }), late > 0 && t('late', { days: late })]
                .filter(Boolean)
                .join(' · ') || t('noDue')}
            </Text>
          )}
        </Timeline.Item>
        {looks
          .filter(({ passes }) => !passes)
          .map((look) => (
            <Timeline.Item
              key={look.id}
              bullet={<IconX size={14} aria-hidden />}
              color="orange"
              title={t('returned', { day: look.checkedOn })}
            >
              <Text fz="sm">{[look.note, look.checkerName].filter(Boolean).join(' · ')}</Text>
            </Timeline.Item>
          ))}
        {row.rectifiedOn && (
          <Timeline.Item bullet={<IconCheck size={14} aria-hidden />} color="blue" title={t('rectified', { day: row.rectifiedOn })}>
            <Stack gap={0}>
              {row.rectifiedNote && (
                <Text fz="sm" style={{ whiteSpace: 'pre-line' }}>
                  {row.rectifiedNote}
                </Text>
              )}
              <Text fz="sm" c="dimmed">
                {[row.rectifierName, row.noAfterReason && t('withoutPhoto', { reason: row.noAfterReason })].filter(Boolean).join(' · ')}
              </Text>
            </Stack>
          </Timeline.Item>
        )}
        {row.verifiedOn && (
          <Timeline.Item bullet={<IconCheck size={14} aria-hidden />} color="teal" title={t('verified', { day: row.verifiedOn })}>
            <Text fz="sm">{[looks.find(({ passes }) => passes)?.note, row.verifierName].filter(Boolean).join(' · ')}</Text>
          </Timeline.Item>
        )}
      </Timeline>
    </section>
  )
}
