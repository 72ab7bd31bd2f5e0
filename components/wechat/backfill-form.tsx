'use client'
import { Button, Group, Paper, Stack, Text } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { v7 as uuidv7 } from 'uuid'
import { DatesFrame } from '#components/ui/dates-frame.tsx'
import { DayField } from '#components/ui/fields/day-field.tsx'
import { ProblemNotice } from '#components/ui/problem-notice.tsx'
import { client } from '#lib/api.ts'
import { firstOfYear, isDay, today, yearOf } from '#lib/day.ts'

/** From which day on earlier figures are to be fetched. (No form of its own: there is one field.) */
export function BackfillForm({ onDone }: { onDone: () => void }) {
  const t = useTranslations('wechat')
  const [from, setFrom] = useState(firstOfYear(yearOf(today())))
  const begin = useMutation({
    meta: { quiet: true },
    mutationFn: () => client.wechat.backfill({ id: uuidv7(), from }),
    onSuccess: onDone,
  })
  return (
    <Paper withBorder p="md" component="section" aria-label={t('backfill')}>
      <Stack gap="sm" align="flex-start">
        <ProblemNotice error={begin.error} />
        <DatesFrame>
          <DayField
            label={t('from')}
            description={undefined}
            required
            disabled={begin.isPending}
            error={undefined}
            data-field="from"
            value={from}
            onChange={setFrom}
            onBlur={() => undefined}
            clearable={false}
          />
        </DatesFrame>
        <Text fz="sm" c="dimmed">
          {t('backfillHint')}
        </Text>
        <Group gap="xs">
          <Button loading={begin.isPending} disabled={!isDay(from)} onClick={() => begin.mutate()}>
            {t('begin')}
          </Button>
          <Button variant="subtle" onClick={onDone}>
            {t('cancel')}
          </Button>
        </Group>
      </Stack>
    </Paper>
  )
}
