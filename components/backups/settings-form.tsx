'use client'
import { Button, Group, NumberInput, Paper, Select, SimpleGrid, Stack, Switch, Text, Title } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useMutation } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { ProblemNotice } from '#components/ui/problem-notice.tsx'
import { client } from '#lib/api.ts'
import { type BackupSettings, backupSettings } from '#lib/backup/schema.ts'

const most = { keepCount: 1000, keepDays: 3660, warnDays: 90 } as const

/** Whether and when a backup is made by itself, and how long archives are kept. */
export function SettingsForm({ settings, settingsAt }: { settings: BackupSettings; settingsAt: string | null }) {
  const t = useTranslations('backups.settings')
  const [values, setValues] = useState(settings)
  const read = backupSettings.safeParse(values)
  const save = useMutation({
    meta: { quiet: true },
    mutationFn: () => client.backups.reviseSettings({ settings: backupSettings.parse(values), settingsAt }),
    onSuccess: () => notifications.show({ color: 'teal', message: t('saved') }),
  })
  return (
    <Paper withBorder p="md" component="section" aria-labelledby="backup-settings">
      <form
        method="post"
        noValidate
        onSubmit={(submit) => {
          submit.preventDefault()
          if (read.success) save.mutate()
        }}
      >
        <Stack gap="sm">
          <Title order={2} size="h5" id="backup-settings">
            {t('title')}
          </Title>
          <ProblemNotice error={save.error} />
          <Switch
            label={t('isOn')}
            checked={values.isOn}
            onChange={(switching) => setValues({ ...values, isOn: switching.currentTarget.checked })}
          />
          <SimpleGrid cols={{ base: 1, xs: 2, md: 4 }} spacing="sm">
            <Select
              label={t('hour')}
              data={Array.from({ length: 24 }, (_, hour) => ({ value: String(hour), label: t('hourValue', { hour: String(hour) }) }))}
              value={String(values.hour)}
              allowDeselect={false}
              onChange={(hour) => hour && setValues({ ...values, hour: Number(hour) })}
            />
            {(['keepCount', 'keepDays', 'warnDays'] as const).map((name) => (
              <NumberInput
                key={name}
                label={t(name)}
                min={1}
                max={most[name]}
                clampBehavior="blur"
                allowDecimal={false}
                value={values[name]}
                onChange={(value) => setValues({ ...values, [name]: Number(value) })}
              />
            ))}
          </SimpleGrid>
          <Text fz="sm" c="dimmed">
            {t('keepHint')}
          </Text>
          <Group gap="sm">
            <Button type="submit" variant="default" disabled={!read.success} loading={save.isPending}>
              {t('save')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Paper>
  )
}
