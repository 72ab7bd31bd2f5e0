'use client'
import { Button, Group, Select, Stack, Text, Title } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useVisitor } from '#components/shell/actor.tsx'
import { Panel } from '#components/ui/panel.tsx'
import { ProblemNotice } from '#components/ui/problem-notice.tsx'
import { api, client } from '#lib/api.ts'
import { keepingChoices } from '#lib/audit/schema.ts'
import { isAllowed } from '#lib/permissions.ts'

/** How long the audit is kept; who may not change it reads it. */
export function AuditKeeping() {
  const t = useTranslations('audit.keeping')
  const keeping = useQuery(api.audit.keeping.queryOptions())
  return (
    <Stack gap="xs">
      <div>
        <Title order={2} fz="h3">
          {t('title')}
        </Title>
        <Text fz="sm" c="dimmed">
          {t('text')}
        </Text>
      </div>
      <Panel query={keeping}>{({ months }) => <KeepingForm key={months} months={months} />}</Panel>
    </Stack>
  )
}

const nameOf = (months: number | null): string => (months === null ? 'always' : String(months))

function KeepingForm({ months }: { months: number | null }) {
  const t = useTranslations('audit.keeping')
  const visitor = useVisitor()
  const queries = useQueryClient()
  const [chosen, setChosen] = useState(months)
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<unknown>(null)
  const label = (count: number | null) =>
    count === null ? t('always') : count % 12 === 0 ? t('years', { years: count / 12 }) : t('months', { months: count })
  if (!isAllowed(visitor?.role ?? null, 'audit.keep')) return <Text>{label(months)}</Text>
  const choices = [null, ...new Set([...keepingChoices, ...(months === null ? [] : [months])])]
  const save = async () => {
    setBusy(true)
    setProblem(null)
    try {
      await client.audit.keep({ months: chosen })
      notifications.show({ message: t('saved') })
      await queries.invalidateQueries({ queryKey: api.audit.keeping.key() })
    } catch (error) {
      setProblem(error)
    } finally {
      setBusy(false)
    }
  }
  return (
    <Stack gap="xs">
      <ProblemNotice error={problem} />
      <Group align="flex-end">
        <Select
          label={t('label')}
          data={choices.map((count) => ({ value: nameOf(count), label: label(count) }))}
          value={nameOf(chosen)}
          allowDeselect={false}
          onChange={(value) => setChosen(value === null || value === 'always' ? null : Number(value))}
        />
        <Button variant="default" disabled={chosen === months} loading={busy} onClick={save}>
          {t('save')}
        </Button>
      </Group>
      {chosen !== null && chosen !== months && <Text fz="sm">{t('confirm', { months: chosen })}</Text>}
    </Stack>
  )
}
