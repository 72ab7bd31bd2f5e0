'use client'
import { Alert, Button, Group, Modal, NumberInput, Radio, Stack, Text } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { ProblemNotice } from '#components/ui/problem-notice.tsx'
import { api, client } from '#lib/api.ts'
import type { SetView } from '#lib/indicator-sets/schema.ts'

/** Begins a year with the indicators of another one. What that year has already is shown, and stays as it is. */
export function CopyForm({ view, onClose }: { view: SetView; onClose: () => void }) {
  const t = useTranslations('indicators.copy')
  const common = useTranslations('common')
  const isEmpty = view.indicators.length === 0
  const before = view.years.find((year) => year < view.year) ?? view.years[0]
  const fromYear = isEmpty ? before : view.year
  const [toYear, setToYear] = useState(isEmpty ? view.year : view.year + 1)
  const [targets, setTargets] = useState<'kept' | 'decided'>('decided')
  const there = useQuery(api.indicatorSets.get.queryOptions({ input: { year: toYear } }))
  const kept = there.data?.indicators.map(({ code }) => code) ?? []
  const copy = useMutation({
    meta: { quiet: true },
    mutationFn: () => client.indicatorSets.copy({ fromYear: fromYear ?? 0, toYear, targets }),
    onSuccess: ({ copied, changed }) => {
      notifications.show({ color: 'teal', message: t('done', { copied, changed, year: String(toYear) }) })
      onClose()
    },
  })
  return (
    <Modal opened onClose={onClose} title={t('title')} centered>
      {fromYear === undefined ? (
        <Text>{t('nothing')}</Text>
      ) : (
        <Stack>
          <ProblemNotice error={copy.error} />
          <Text>{t('from', { year: String(fromYear) })}</Text>
          <NumberInput
            label={t('to')}
            value={toYear}
            min={2000}
            max={2099}
            allowDecimal={false}
            thousandSeparator=""
            onChange={(year) => typeof year === 'number' && year >= 2000 && year <= 2099 && setToYear(year)}
          />
          <Radio.Group label={t('targets')} value={targets} onChange={(value) => setTargets(value === 'kept' ? 'kept' : 'decided')}>
            <Stack gap="xs" mt="xs">
              <Radio value="decided" label={t('decided')} />
              <Radio value="kept" label={t('kept')} />
            </Stack>
          </Radio.Group>
          {kept.length > 0 && (
            <Alert color="orange" variant="light">
              {t('there', { year: String(toYear), count: kept.length, codes: kept.join('、') })}
            </Alert>
          )}
          <Text fz="sm" c="dimmed">
            {t('hint')}
          </Text>
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {common('cancel')}
            </Button>
            <Button loading={copy.isPending} disabled={toYear === fromYear} onClick={() => copy.mutate()}>
              {t('save')}
            </Button>
          </Group>
        </Stack>
      )}
    </Modal>
  )
}
