'use client'
import { Button, Group, Paper, Select, Stack, Switch, Text, TextInput, Title } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useMutation } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { ProblemNotice } from '#components/ui/problem-notice.tsx'
import { type Preference, zones } from '#lib/alerts/schema.ts'
import { client } from '#lib/api.ts'

const timeOf = (minute: number): string => `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`
const minuteOf = (time: string): number => {
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  return hours * 60 + minutes
}

/** When one wants to be left alone, and on which clock. */
export function QuietHours({ preference }: { preference: Preference }) {
  const t = useTranslations('alerts')
  const [isOn, setOn] = useState(preference.quietFrom !== null)
  const [from, setFrom] = useState(timeOf(preference.quietFrom ?? 22 * 60))
  const [until, setUntil] = useState(timeOf(preference.quietUntil ?? 7 * 60))
  const [zone, setZone] = useState(preference.zone)
  const save = useMutation({
    meta: { quiet: true },
    mutationFn: () => {
      const quiet = isOn ? { quietFrom: minuteOf(from), quietUntil: minuteOf(until) } : { quietFrom: null, quietUntil: null }
      return client.alerts.prefer({ ...quiet, zone, mailOff: preference.mailOff, version: preference.version })
    },
    onSuccess: () => notifications.show({ color: 'teal', message: t('quiet.saved') }),
  })
  return (
    <Paper withBorder p="md" component="section" aria-labelledby="quiet-hours">
      <form
        method="post"
        onSubmit={(submit) => {
          submit.preventDefault()
          save.mutate()
        }}
      >
        <Stack gap="sm">
          <Title order={2} size="h5" id="quiet-hours">
            {t('quiet.title')}
          </Title>
          <Text fz="sm" c="dimmed">
            {t('quiet.text')}
          </Text>
          <ProblemNotice error={save.error} />
          <Switch label={t('quiet.on')} checked={isOn} onChange={(switching) => setOn(switching.currentTarget.checked)} />
          <Group gap="sm" align="flex-end">
            {isOn && (
              <>
                <TextInput
                  type="time"
                  label={t('quiet.from')}
                  w={130}
                  required
                  value={from}
                  onChange={(typing) => setFrom(typing.currentTarget.value)}
                />
                <TextInput
                  type="time"
                  label={t('quiet.until')}
                  w={130}
                  required
                  value={until}
                  onChange={(typing) => setUntil(typing.currentTarget.value)}
                />
              </>
            )}
            <Select
              label={t('quiet.zone')}
              w={240}
              allowDeselect={false}
              data={zones.map((value) => ({ value, label: t(`zones.${value}`) }))}
              value={zone}
              onChange={(chosen) => setZone(zones.find((one) => one === chosen) ?? zone)}
            />
            <Button type="submit" loading={save.isPending}>
              {t('quiet.save')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Paper>
  )
}
