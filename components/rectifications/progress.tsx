'use client'
import { Alert, Button, Group, Paper, Stack, Text, Textarea, Title } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useAllowed } from '#components/shell/actor.tsx'
import { DatesFrame } from '#components/ui/dates-frame.tsx'
import { DayField } from '#components/ui/fields/day-field.tsx'
import { FormDialog } from '#components/ui/form-dialog.tsx'
import { ProblemNotice } from '#components/ui/problem-notice.tsx'
import { ReturnDialog } from '#components/ui/return-dialog.tsx'
import { client } from '#lib/api.ts'
import { today } from '#lib/day.ts'
import type { Rectification } from '#lib/rectifications/schema.ts'

/** How far a promise is, and what the reader can do about it: carry it out, with its proof above, or look at what others carried out. */
export function Progress({ row }: { row: Rectification }) {
  const t = useTranslations('rectifications.progress')
  const [mayWrite, mayVerify] = [useAllowed('rectifications.write'), useAllowed('rectifications.verify')]
  const [open, setOpen] = useState<'finish' | 'return' | null>(null)
  const verifying = useMutation({
    meta: { quiet: true },
    mutationFn: () => client.rectifications.verify({ id: row.id, version: row.version, passes: true }),
  })
  const close = () => setOpen(null)
  if (row.removedAt) return null
  return (
    <Paper withBorder p="md" component="section" aria-label={t('title')}>
      <Stack gap="xs">
        <Title order={3} fz="md">
          {t('title')}
        </Title>
        {row.returnReason !== '' && <Alert color="orange">{t('returned', { reason: row.returnReason })}</Alert>}
        {row.doneOn && row.state !== 'open' ? (
          <>
            <Text fz="sm">{t('doneBy', { by: row.doneBy ?? '', day: row.doneOn })}</Text>
            <Text fz="sm">{row.doneText}</Text>
            {row.verifiedBy && <Text fz="sm">{t('verifiedBy', { by: row.verifiedBy })}</Text>}
          </>
        ) : (
          <Text fz="sm" c="dimmed">
            {t('hint')}
          </Text>
        )}
        <ProblemNotice error={verifying.error} />
        <Group>
          {mayWrite && row.state === 'open' && <Button onClick={() => setOpen('finish')}>{t('finish')}</Button>}
          {mayVerify && row.state === 'done' && (
            <Button loading={verifying.isPending} onClick={() => verifying.mutate()}>
              {t('verify')}
            </Button>
          )}
          {mayVerify && row.state !== 'open' && (
            <Button variant="default" onClick={() => setOpen('return')}>
              {t('return')}
            </Button>
          )}
        </Group>
      </Stack>
      {open === 'finish' && <FinishDialog row={row} onClose={close} />}
      {open === 'return' && (
        <ReturnDialog
          {...{ title: t('return'), confirm: t('return'), onClose: close }}
          send={(reason) => client.rectifications.verify({ id: row.id, version: row.version, passes: false, reason })}
        />
      )}
    </Paper>
  )
}

function FinishDialog({ row, onClose }: { row: Rectification; onClose: () => void }) {
  const t = useTranslations('rectifications.progress')
  const [doneOn, setDoneOn] = useState(today)
  const [doneText, setDoneText] = useState(row.doneText)
  const finishing = useMutation({
    meta: { quiet: true },
    mutationFn: () => client.rectifications.finish({ id: row.id, version: row.version, doneOn, doneText }),
    onSuccess: onClose,
  })
  return (
    <FormDialog
      {...{ title: t('finish'), confirm: t('finish'), onClose }}
      isBusy={finishing.isPending}
      error={finishing.error}
      onSend={() => finishing.mutate()}
    >
      <DatesFrame>
        <DayField
          {...{ label: t('doneOn'), description: undefined, required: true, disabled: false, clearable: false, error: undefined }}
          value={doneOn}
          onChange={setDoneOn}
          onBlur={() => {}}
          data-field="doneOn"
        />
      </DatesFrame>
      <Textarea
        label={t('doneText')}
        required
        autosize
        minRows={3}
        maxLength={2000}
        value={doneText}
        onChange={(event) => setDoneText(event.currentTarget.value)}
      />
    </FormDialog>
  )
}
