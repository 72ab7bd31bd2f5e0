'use client'
import { Alert, Button, Checkbox, Group, Modal, Select, Stack, Text, Textarea } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { today, yearOf } from '#lib/day.ts'
import { CountBadges } from '../imports/count-badges.tsx'
import { IssueText } from '../imports/issue-text.tsx'
import { ProblemNotice } from '../ui/problem-notice.tsx'
import type { RecordRow, Records } from '../ui/records.ts'
import { PasteGrid } from './paste-grid.tsx'
import type { List } from './use-list.ts'
import { usePaste } from './use-paste.ts'

type Props = { records: Records<RecordRow>; list: List; layout: string; text: string; onClose: () => void }

/** Rows from Excel, seen and corrected before anything is written. */
export function PasteDialog({ records, list, layout, text, onClose }: Props) {
  const t = useTranslations()
  const thisYear = yearOf(today())
  const [year, setYear] = useState(list.address.year ?? thisYear)
  const paste = usePaste(list, layout, year, text)
  const { report, rows, writing } = paste
  const isReady = report?.state === 'ready' && !paste.isChecking
  const write = () =>
    writing.mutate(undefined, {
      onSuccess: (written) => {
        if (written?.state !== 'written') return
        notifications.show({
          color: 'teal',
          message: t('table.paste.done', { new: written.counts.new, changed: written.counts.changed }),
        })
        onClose()
      },
    })
  return (
    <Modal
      opened
      onClose={onClose}
      size="90rem"
      title={t('table.paste.title', { title: t(`${records.texts}.title`) })}
      transitionProps={{ duration: 120 }}
    >
      <Stack gap="md">
        <Textarea
          label={t('table.paste.box')}
          description={t('table.paste.hint')}
          autosize
          minRows={rows.length > 0 ? 1 : 4}
          maxRows={4}
          data-autofocus={rows.length === 0 || undefined}
          value=""
          onChange={(typing) => paste.take(typing.currentTarget.value)}
          onPaste={(clip) => {
            clip.preventDefault()
            paste.take(clip.clipboardData.getData('text/plain'))
          }}
        />
        {rows.length > 0 && (
          <>
            <Group gap="lg" align="flex-end">
              <Checkbox
                label={t('table.paste.hasHead')}
                checked={paste.hasHead}
                onChange={(tick) => paste.setHead(tick.currentTarget.checked)}
              />
              <Select
                w={130}
                size="sm"
                label={t('records.year')}
                allowDeselect={false}
                data={Array.from({ length: thisYear - 2020 }, (_, back) => String(thisYear + 1 - back))}
                value={String(year)}
                onChange={(chosen) => chosen && setYear(Number(chosen))}
              />
              <div role="status">
                {paste.isChecking ? <Text fz="sm">{t('table.paste.checking')}</Text> : report && <CountBadges counts={report.counts} />}
              </div>
            </Group>
            <ProblemNotice error={paste.error} />
            {report?.notes.map((issue, place) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: what is said of the rows never changes its order
              <IssueText key={place} issue={issue} place="" />
            ))}
            <PasteGrid paste={paste} />
          </>
        )}
        {writing.data && writing.data.state !== 'written' && (
          <Alert color="red" variant="light" role="alert">
            {t('table.paste.refused')}
          </Alert>
        )}
        <Group justify="flex-end" gap="xs">
          {report?.state === 'unchanged' && !paste.isChecking && <Text fz="sm">{t('table.paste.unchanged')}</Text>}
          {report?.state === 'refused' && !paste.isChecking && <Text fz="sm">{t('table.paste.correct')}</Text>}
          <Button variant="default" onClick={onClose}>
            {t('common.cancel')}
          </Button>
          <Button disabled={!isReady} loading={writing.isPending} onClick={write}>
            {t('table.paste.write', { rows: report ? report.counts.rows - report.counts.same : 0 })}
          </Button>
        </Group>
      </Stack>
    </Modal>
  )
}
