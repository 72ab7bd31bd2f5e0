'use client'
import { Checkbox, Select, Switch, Table, Text } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import classes from '#components/ui/data-table.module.css'
import { choiceOf } from '#lib/alerts/rules.ts'
import { type AlertKind, channels, reminders, type Subscription, type SubscriptionInput } from '#lib/alerts/schema.ts'
import { client } from '#lib/api.ts'

/** What each kind is offered; another number that somebody set by other means is offered beside them. */
const presets: Partial<Record<AlertKind, readonly number[]>> = {
  no_data: [7, 14, 30, 60],
  request: [0, 1, 2, 3, 5],
  expiry: [7, 14, 30, 60, 90],
  survey: [1, 3, 5, 7],
  measure: [3, 7, 14, 30],
  budget: [5, 10, 15, 20, 30],
}

/** Kind by kind: whether, from when on, by which ways, and how often again. On a phone each is a card. */
export function KindTable({ subscriptions }: { subscriptions: readonly Subscription[] }) {
  const t = useTranslations('alerts')
  return (
    <Table className={classes.table} role="table" aria-label={t('title')} verticalSpacing="sm">
      <Table.Thead className={classes.head} role="rowgroup">
        <Table.Tr role="row">
          <Table.Th role="columnheader">{t('columns.kind')}</Table.Th>
          {channels.map((channel) => (
            <Table.Th key={channel} role="columnheader">
              {t(`channels.${channel}`)}
            </Table.Th>
          ))}
          <Table.Th role="columnheader">{t('columns.when')}</Table.Th>
          <Table.Th role="columnheader">{t('columns.reminder')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody role="rowgroup">
        {subscriptions.map((subscription) => (
          <KindRow key={subscription.kind} subscription={subscription} />
        ))}
      </Table.Tbody>
    </Table>
  )
}

function KindRow({ subscription }: { subscription: Subscription }) {
  const t = useTranslations('alerts')
  const save = useMutation({ mutationFn: (input: SubscriptionInput) => client.alerts.subscribe(input) })
  const { isDefault, ...held } = subscription
  const shown = save.isPending ? save.variables : held
  const kind = t(`kinds.${shown.kind}`)
  const change = (over: Partial<SubscriptionInput>) => save.mutate({ ...held, ...over })
  return (
    <Table.Tr role="row">
      <Table.Td role="cell" className={classes.lead}>
        <Switch
          label={kind}
          aria-label={t('switchOn', { kind })}
          description={`${t(`explain.${shown.kind}`)}${isDefault ? `（${t('isDefault')}）` : ''}`}
          checked={shown.isOn}
          disabled={save.isPending}
          onChange={(switching) => change({ isOn: switching.currentTarget.checked })}
          styles={{ label: { fontWeight: 600 } }}
        />
      </Table.Td>
      {channels.map((channel) => (
        <Table.Td key={channel} role="cell" data-label={t(`channels.${channel}`)}>
          <Checkbox
            aria-label={t('byChannel', { kind, channel: t(`channels.${channel}`) })}
            checked={shown.channels.includes(channel)}
            disabled={!shown.isOn || save.isPending}
            onChange={(choosing) =>
              change({
                channels: choosing.currentTarget.checked ? [...held.channels, channel] : held.channels.filter((one) => one !== channel),
              })
            }
          />
        </Table.Td>
      ))}
      <Table.Td role="cell" data-label={t('columns.when')}>
        <LimitField shown={shown} isBusy={save.isPending} onChange={(limit) => change({ limit })} />
      </Table.Td>
      <Table.Td role="cell" data-label={t('columns.reminder')}>
        <Select
          aria-label={t('reminderOf', { kind })}
          w={140}
          allowDeselect={false}
          data={reminders.map((value) => ({ value, label: t(`reminders.${value}`) }))}
          value={shown.reminder}
          disabled={!shown.isOn || save.isPending}
          onChange={(chosen) => change({ reminder: reminders.find((one) => one === chosen) ?? 'never' })}
        />
      </Table.Td>
    </Table.Tr>
  )
}

function LimitField({ shown, isBusy, onChange }: { shown: SubscriptionInput; isBusy: boolean; onChange: (limit: string) => void }) {
  const t = useTranslations('alerts')
  const choice = choiceOf(shown.kind)
  if (!choice)
    return (
      <Text span c="dimmed" aria-hidden>
        —
      </Text>
    )
  const numbers = [...new Set([...(presets[shown.kind] ?? []), Number(shown.limit)])].filter(Number.isInteger).sort((a, b) => a - b)
  const data =
    choice.of === 'light'
      ? (['red', 'yellow'] as const).map((value) => ({ value, label: t(`limits.${value}`) }))
      : numbers.map((count) => ({ value: String(count), label: t(`limits.${choice.of}`, { count }) }))
  return (
    <Select
      aria-label={t('limitOf', { kind: t(`kinds.${shown.kind}`) })}
      w={140}
      allowDeselect={false}
      data={data}
      value={shown.limit}
      disabled={!shown.isOn || isBusy}
      onChange={(limit) => limit && onChange(limit)}
    />
  )
}
