'use client'
import { Alert, Box, Button, Checkbox, Fieldset, Group, Select, SimpleGrid, Stack, Switch, Text } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { PageHead } from '#components/shell/page-head.tsx'
import { Panel } from '#components/ui/panel.tsx'
import { ProblemNotice } from '#components/ui/problem-notice.tsx'
import type { AccessView } from '#lib/access/schema.ts'
import { api, client } from '#lib/api.ts'

/** What is offered beside what is kept already, in minutes, hours and days. */
const idle = [15, 30, 60, 120, 240, 480, 720, 1440]
const absolute = [8, 12, 24, 72, 168, 336, 720]
const rotation = [90, 180, 365]

/** What the house asks of everybody who signs in. */
export function AccessScreen() {
  const t = useTranslations('access')
  const access = useQuery(api.access.get.queryOptions())
  return (
    <Stack>
      <PageHead title={t('title')} text={t('about')} />
      <Box maw={820}>
        <Panel query={access}>{(view) => <AccessForm key={view.version} view={view} />}</Panel>
      </Box>
    </Stack>
  )
}

function AccessForm({ view }: { view: AccessView }) {
  const t = useTranslations('access')
  const roleOf = useTranslations('enums.role')
  const [rules, setRules] = useState(view.rules)
  const change = (part: Partial<AccessView['rules']>) => setRules({ ...rules, ...part })
  const save = useMutation({
    meta: { quiet: true },
    mutationFn: () => client.access.revise({ version: view.version, rules }),
    onSuccess: () => notifications.show({ color: 'teal', message: t('saved') }),
  })
  const minutes = (count: number) => (count % 60 === 0 ? t('hours', { count: count / 60 }) : t('minutes', { count }))
  const hours = (count: number) => (count % 24 === 0 ? t('days', { count: count / 24 }) : t('hours', { count }))
  return (
    <Stack
      component="form"
      onSubmit={(event) => {
        event.preventDefault()
        if (!save.isPending) save.mutate()
      }}
    >
      <ProblemNotice error={save.error} />
      {view.isHeld && <Alert>{t('held')}</Alert>}
      <Fieldset legend={t('second')}>
        <Stack gap="md">
          <Checkbox.Group
            label={t('secondFor')}
            description={t('secondForHint')}
            value={rules.secondFactorFor}
            onChange={(chosen) => change({ secondFactorFor: view.people.map(({ role }) => role).filter((role) => chosen.includes(role)) })}
          >
            <SimpleGrid cols={{ base: 1, xs: 2, sm: 3 }} my="sm" spacing="sm">
              {view.people.map(({ role, people, secured }) => (
                <Checkbox
                  key={role}
                  value={role}
                  label={roleOf(role)}
                  description={people === 0 ? t('nobody') : t('secured', { secured, people })}
                />
              ))}
            </SimpleGrid>
          </Checkbox.Group>
          <Switch
            label={t('outside')}
            description={t('outsideHint')}
            checked={rules.secondFactorOutside}
            onChange={(event) => change({ secondFactorOutside: event.currentTarget.checked })}
          />
        </Stack>
      </Fieldset>
      <Fieldset legend={t('sessions')}>
        <SimpleGrid cols={{ base: 1, sm: 2 }}>
          <Select
            label={t('idle')}
            allowDeselect={false}
            data={choices(idle, rules.idleMinutes, minutes)}
            value={String(rules.idleMinutes)}
            onChange={(value) => change({ idleMinutes: Number(value) })}
          />
          <Select
            label={t('absolute')}
            allowDeselect={false}
            data={choices(absolute, rules.absoluteHours, hours)}
            value={String(rules.absoluteHours)}
            onChange={(value) => change({ absoluteHours: Number(value) })}
          />
        </SimpleGrid>
      </Fieldset>
      <Fieldset legend={t('password')}>
        <Stack gap="sm">
          <Select
            label={t('rotation')}
            description={t('rotationHint')}
            allowDeselect={false}
            data={[{ value: '', label: t('never') }, ...choices(rotation, rules.passwordDays, (count) => t('days', { count }))]}
            value={String(rules.passwordDays ?? '')}
            onChange={(value) => change({ passwordDays: value ? Number(value) : null })}
          />
          <Text fz="sm" c="dimmed">
            {t('passwordFixed')}
          </Text>
        </Stack>
      </Fieldset>
      <Fieldset legend={t('limits')}>
        <Text fz="sm">{t('limitsText')}</Text>
      </Fieldset>
      {!view.isHeld && (
        <Group justify="flex-end">
          <Button type="submit" loading={save.isPending}>
            {t('save')}
          </Button>
        </Group>
      )}
    </Stack>
  )
}

function choices(offered: number[], kept: number | null, words: (count: number) => string) {
  const counts = kept === null || offered.includes(kept) ? offered : [...offered, kept].sort((one, other) => one - other)
  return counts.map((count) => ({ value: String(count), label: words(count) }))
}
