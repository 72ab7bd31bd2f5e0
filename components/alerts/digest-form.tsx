'use client'
import { Button, Checkbox, Group, Paper, Select, Stack, Switch, Text, Title } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useMutation } from '@tanstack/react-query'
import { useFormatter, useTranslations } from 'next-intl'
import { useState } from 'react'
import { v7 } from 'uuid'
import { ProblemNotice } from '#components/ui/problem-notice.tsx'
import { channels, zones } from '#lib/alerts/schema.ts'
import { client } from '#lib/api.ts'
import type { DigestTime } from '#lib/digests/schema.ts'

type Props = { time: DigestTime; isShown: boolean; onPreview: () => void }
const numbers = (from: number, to: number): number[] => Array.from({ length: to - from + 1 }, (_, at) => from + at)

/** One digest: whether, when, on which clock, by which ways; a preview, and a test to oneself. */
export function DigestForm({ time, isShown, onPreview }: Props) {
  const t = useTranslations()
  const format = useFormatter()
  const [values, setValues] = useState(time)
  const { kind } = time
  const save = useMutation({
    meta: { quiet: true },
    mutationFn: () => {
      const { isDefault: _, nextAt: __, ...input } = values
      return client.digests.revise(input)
    },
    onSuccess: () => notifications.show({ color: 'teal', message: t('digests.saved') }),
  })
  const name = t(`digests.kinds.${kind}`)
  const days = kind === 'weekly' ? numbers(1, 7) : numbers(1, 28)
  return (
    <Paper withBorder p="md" component="section" aria-label={name}>
      <form
        method="post"
        onSubmit={(submit) => {
          submit.preventDefault()
          save.mutate()
        }}
      >
        <Stack gap="sm">
          <Group justify="space-between">
            <Title order={2} size="h5">
              {name}
            </Title>
            <Text fz="sm" c="dimmed">
              {time.nextAt
                ? t('digests.next', {
                    at: format.dateTime(new Date(time.nextAt), { dateStyle: 'medium', timeStyle: 'short', timeZone: time.zone }),
                    zone: time.zone,
                  })
                : t('digests.isOff')}
            </Text>
          </Group>
          <ProblemNotice error={save.error} />
          <Switch
            label={t('digests.on', { kind: name })}
            checked={values.isOn}
            onChange={(switching) => setValues({ ...values, isOn: switching.currentTarget.checked })}
          />
          <Group gap="sm" align="flex-end">
            <Select
              label={t(kind === 'weekly' ? 'digests.weekday' : 'digests.monthDay')}
              w={130}
              allowDeselect={false}
              data={days.map((day) => ({
                value: String(day),
                label: kind === 'weekly' ? t(`digests.weekdays.${day}` as 'digests.weekdays.1') : t('digests.dayOf', { day }),
              }))}
              value={String(values.day)}
              onChange={(day) => setValues({ ...values, day: Number(day) })}
            />
            <Select
              label={t('digests.hour')}
              w={110}
              allowDeselect={false}
              data={numbers(0, 23).map((hour) => ({ value: String(hour), label: `${String(hour).padStart(2, '0')}:00` }))}
              value={String(values.hour)}
              onChange={(hour) => setValues({ ...values, hour: Number(hour) })}
            />
            <Select
              label={t('digests.zone')}
              w={240}
              allowDeselect={false}
              data={zones.map((value) => ({ value, label: t(`alerts.zones.${value}`) }))}
              value={values.zone}
              onChange={(chosen) => setValues({ ...values, zone: zones.find((one) => one === chosen) ?? values.zone })}
            />
          </Group>
          <Checkbox.Group
            label={t('digests.channels')}
            value={values.channels}
            onChange={(chosen) => setValues({ ...values, channels: channels.filter((one) => chosen.includes(one)) })}
          >
            <Group gap="md" mt={6}>
              {channels.map((channel) => (
                <Checkbox key={channel} value={channel} label={t(`alerts.channels.${channel}`)} />
              ))}
            </Group>
          </Checkbox.Group>
          <Checkbox
            label={t('digests.skipsSame')}
            description={t('digests.skipsSameHint')}
            checked={values.skipsSame}
            onChange={(choosing) => setValues({ ...values, skipsSame: choosing.currentTarget.checked })}
          />
          <Group gap="sm">
            <Button type="submit" loading={save.isPending}>
              {t('digests.save')}
            </Button>
            <Button variant="default" aria-expanded={isShown} onClick={onPreview}>
              {t('digests.previewOf', { kind: name })}
            </Button>
            <TestButton kind={kind} chosen={values.channels} />
          </Group>
        </Stack>
      </form>
    </Paper>
  )
}

function TestButton({ kind, chosen }: { kind: DigestTime['kind']; chosen: DigestTime['channels'] }) {
  const t = useTranslations()
  const test = useMutation({
    mutationFn: () => client.digests.test({ id: v7(), kind, channels: chosen }),
    onSuccess: (sent) => {
      const named = (channel: string) => t(`alerts.channels.${channel}` as 'alerts.channels.app')
      const going = sent.channels.filter(({ state }) => state !== 'skipped')
      if (going.length > 0)
        notifications.show({
          color: 'teal',
          message: t('digests.tested', { channels: going.map(({ channel }) => named(channel)).join('、') }),
        })
      for (const { channel, reason } of sent.channels.filter(({ state }) => state === 'skipped')) {
        const why = t(`alerts.history.reasons.${reason}` as 'alerts.history.reasons.quiet')
        notifications.show({ color: 'orange', message: t('digests.testSkipped', { channel: named(channel), reason: why }) })
      }
    },
  })
  return (
    <Button variant="default" disabled={chosen.length === 0} loading={test.isPending} onClick={() => test.mutate()}>
      {t('digests.test')}
    </Button>
  )
}
