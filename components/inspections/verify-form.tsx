'use client'
import { Button, Group, Modal, SegmentedControl, Stack, Textarea } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { useMutation } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { v7 as newId } from 'uuid'
import { useVisitor } from '#components/shell/actor.tsx'
import { DatesFrame } from '#components/ui/dates-frame.tsx'
import { DayField } from '#components/ui/fields/day-field.tsx'
import { ProblemNotice } from '#components/ui/problem-notice.tsx'
import { undoNotice } from '#components/ui/undo-notice.tsx'
import { client } from '#lib/api.ts'
import { today } from '#lib/day.ts'
import { verifyGap } from '#lib/inspections/rules.ts'
import type { Inspection } from '#lib/inspections/schema.ts'

/** Another person looks at what was put right: it is, or it goes back with the reason. */
export function VerifyForm({ row, onClose }: { row: Inspection; onClose: () => void }) {
  const t = useTranslations()
  const isPhone = useMediaQuery('(max-width: 48em)', false, { getInitialValueInEffect: false })
  const userName = useVisitor()?.userName ?? null
  const [recheckId] = useState(() => newId())
  const [passes, setPasses] = useState(true)
  const [checkedOn, setCheckedOn] = useState(today)
  const [note, setNote] = useState('')
  const [isTried, setTried] = useState(false)
  const gap = checkedOn === '' ? null : verifyGap(row, userName, checkedOn, today())
  const lacksNote = !passes && note.trim() === ''
  const undo = useMutation({ mutationFn: (done: Inspection) => client.inspections.unverify({ id: done.id, version: done.version }) })
  const verify = useMutation({
    meta: { quiet: true },
    mutationFn: () =>
      client.inspections.verify({ id: row.id, version: row.version, recheckId, checkedOn, passes, note: note.trim() || null }),
    onSuccess: (done) => {
      const message = t(passes ? 'inspections.verify.confirmed' : 'inspections.verify.returned', { item: `${row.area} ${row.item}` })
      undoNotice({ id: recheckId, message, label: t('common.undo'), onUndo: () => passes && undo.mutate(done) })
      onClose()
    },
  })
  return (
    <Modal opened onClose={onClose} title={t('inspections.verify.title', { item: row.item })} fullScreen={isPhone} centered>
      <DatesFrame>
        <form
          noValidate
          onSubmit={(event) => {
            event.preventDefault()
            setTried(true)
            if (!gap && !lacksNote && checkedOn && !verify.isPending) verify.mutate()
          }}
        >
          <Stack>
            {gap && <ProblemNotice text={t('errors.INSPECTION_REFUSED', { reason: gap, day: row.rectifiedOn ?? '' })} />}
            <ProblemNotice error={verify.error} />
            <SegmentedControl
              fullWidth
              size="md"
              aria-label={t('inspections.verify.outcome')}
              value={passes ? 'yes' : 'no'}
              onChange={(to) => setPasses(to === 'yes')}
              data={[
                { value: 'yes', label: t('inspections.verify.yes') },
                { value: 'no', label: t('inspections.verify.no') },
              ]}
            />
            <DayField
              {...{ label: t('inspections.verify.on'), description: undefined, required: true, disabled: false, clearable: false }}
              error={isTried && checkedOn === '' ? t('records.refused.day') : undefined}
              value={checkedOn}
              onChange={setCheckedOn}
              onBlur={() => {}}
              data-field="checkedOn"
            />
            <Textarea
              label={t(passes ? 'inspections.verify.note' : 'inspections.verify.why')}
              autosize
              minRows={2}
              maxRows={8}
              required={!passes}
              error={isTried && lacksNote ? t('records.refused.required') : undefined}
              value={note}
              onChange={(typing) => setNote(typing.currentTarget.value)}
            />
            <Group justify="flex-end">
              <Button variant="default" onClick={onClose}>
                {t('common.cancel')}
              </Button>
              <Button type="submit" loading={verify.isPending} disabled={gap !== null}>
                {t(passes ? 'inspections.verify.confirm' : 'inspections.verify.return')}
              </Button>
            </Group>
          </Stack>
        </form>
      </DatesFrame>
    </Modal>
  )
}
