'use client'
import { Alert, Radio, Stack, Textarea, TextInput } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useMutation } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { FormDialog } from '#components/ui/form-dialog.tsx'
import { client } from '#lib/api.ts'
import { type MonitoredItem, type MonitoringText, type Outlook, outlooks } from '#lib/monitoring/schema.ts'

/** What stands in the dialog. */
export type Typed = Pick<MonitoringText, 'cause' | 'measure' | 'measureDue' | 'outlook' | 'outlookReason'>
type Props = {
  year: number
  item: MonitoredItem
  text: MonitoringText | undefined
  typed: Typed | undefined
  /** Keeps what was typed; null once it is saved. */
  onType: (words: Typed | null) => void
  onClose: () => void
}

/** What the officer writes about an indicator in the middle of the year: never a figure, only why, what next, and how they see its end. */
export function TextDialog({ year, item, text, typed, onType, onClose }: Props) {
  const t = useTranslations('monitoring')
  const [now, setNow] = useState<Typed>(typed ?? text ?? { cause: '', measure: '', measureDue: null, outlook: null, outlookReason: '' })
  const change = (part: Partial<Typed>) => {
    setNow({ ...now, ...part })
    onType({ ...now, ...part })
  }
  const save = useMutation({
    meta: { quiet: true },
    mutationFn: () => {
      const { cause, measure, measureDue, outlook, outlookReason } = now
      return client.monitoring.write({
        year,
        code: item.code,
        version: text?.version ?? null,
        cause,
        measure,
        measureDue,
        outlook,
        outlookReason,
      })
    },
    onSuccess: () => {
      onType(null)
      notifications.show({ message: t('saved') })
      onClose()
    },
  })
  const isOwn = now.outlook !== null && now.outlook !== item.outlook
  return (
    <FormDialog
      {...{ title: `${item.code} ${item.name}`, confirm: t('save'), onClose }}
      isBusy={save.isPending}
      error={save.error}
      onSend={() => save.mutate()}
    >
      {item.isBehind && <Alert color="orange">{t('behindHint', { progress: item.progressPercent ?? '0', due: item.duePercent })}</Alert>}
      {item.outlook === null && <Alert color="orange">{t('noForecastHint')}</Alert>}
      <Textarea
        label={t('cause')}
        autosize
        minRows={3}
        maxLength={2000}
        required={item.isBehind}
        value={now.cause}
        onChange={(event) => change({ cause: event.currentTarget.value })}
      />
      <Textarea
        label={t('measure')}
        autosize
        minRows={3}
        maxLength={2000}
        required={item.isBehind}
        value={now.measure}
        onChange={(event) => change({ measure: event.currentTarget.value })}
      />
      <TextInput
        type="date"
        label={t('measureDue')}
        required={item.isBehind}
        value={now.measureDue ?? ''}
        onChange={(event) => change({ measureDue: event.currentTarget.value || null })}
      />
      <Radio.Group
        label={t('outlook')}
        value={now.outlook ?? 'forecast'}
        onChange={(chosen) => change({ outlook: chosen === 'forecast' ? null : (chosen as Outlook) })}
      >
        <Stack gap="xs" mt={6}>
          <Radio
            value="forecast"
            label={item.outlook ? t('asForecast', { outlook: t(`outlooks.${item.outlook}`) }) : t('noOutlook')}
            disabled={item.outlook === null}
          />
          {outlooks.map((outlook) => (
            <Radio key={outlook} value={outlook} label={t(`outlooks.${outlook}`)} />
          ))}
        </Stack>
      </Radio.Group>
      {isOwn && (
        <TextInput
          label={t('outlookReason')}
          required
          maxLength={500}
          value={now.outlookReason}
          onChange={(event) => change({ outlookReason: event.currentTarget.value })}
        />
      )}
    </FormDialog>
  )
}
