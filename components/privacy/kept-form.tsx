'use client'
import { Button, Select, SimpleGrid, Stack, Text, Title } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useQueryClient } from '@tanstack/react-query'
import { useFormatter, useTranslations } from 'next-intl'
import { useState } from 'react'
import { useVisitor } from '#components/shell/actor.tsx'
import { ProblemNotice } from '#components/ui/problem-notice.tsx'
import { api, client } from '#lib/api.ts'
import { isAllowed } from '#lib/permissions.ts'
import { keptChoices, type PrivacyView, timed } from '#lib/privacy/schema.ts'

/** How long each kind is kept after its end; who may not change it reads it. */
export function KeptForm({ view }: { view: PrivacyView }) {
  const t = useTranslations('privacy')
  const format = useFormatter()
  const visitor = useVisitor()
  const queries = useQueryClient()
  const [months, setMonths] = useState(view.months)
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<unknown>(null)
  const mayChange = isAllowed(visitor?.role ?? null, 'privacy.keep')
  const label = (count: number) => (count % 12 === 0 ? t('years', { years: count / 12 }) : t('months', { months: count }))
  const isShorter = timed.some((purpose) => months[purpose] < view.months[purpose])
  const isChanged = timed.some((purpose) => months[purpose] !== view.months[purpose])
  const save = async () => {
    setBusy(true)
    setProblem(null)
    try {
      await client.privacy.keep({ months })
      notifications.show({ message: t('saved') })
      await queries.invalidateQueries({ queryKey: api.privacy.list.key() })
    } catch (error) {
      setProblem(error)
    } finally {
      setBusy(false)
    }
  }
  return (
    <Stack gap="sm">
      <div>
        <Title order={2} fz="h3">
          {t('kept')}
        </Title>
        <Text fz="sm" c="dimmed">
          {t('keptText')}{' '}
          {view.last
            ? t('last', { at: format.dateTime(new Date(view.last.at), { dateStyle: 'medium', timeStyle: 'short' }), rows: view.last.rows })
            : t('never')}
        </Text>
      </div>
      <ProblemNotice error={problem} />
      <SimpleGrid cols={{ base: 1, xs: 2 }}>
        {timed.map((purpose) => (
          <Select
            key={purpose}
            label={t(`since.${purpose}`)}
            data={[...new Set([...keptChoices, view.months[purpose]])].map((count) => ({ value: String(count), label: label(count) }))}
            value={String(months[purpose])}
            readOnly={!mayChange}
            allowDeselect={false}
            onChange={(value) => value && setMonths({ ...months, [purpose]: Number(value) })}
          />
        ))}
      </SimpleGrid>
      {isShorter && <Text fz="sm">{t('warning')}</Text>}
      {mayChange && (
        <div>
          <Button disabled={!isChanged} loading={busy} onClick={save}>
            {t('save')}
          </Button>
        </div>
      )}
    </Stack>
  )
}
