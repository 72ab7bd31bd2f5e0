'use client'
import { ActionIcon, Button, Group, Paper, Select, Stack, Text, TextInput, Title } from '@mantine/core'
import { IconTrash } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { v7 } from 'uuid'
import { ProblemNotice } from '#components/ui/problem-notice.tsx'
import { undoNotice } from '#components/ui/undo-notice.tsx'
import { type AlertRule, figures, type MyAlerts, ruleInput, sides } from '#lib/alerts/schema.ts'
import { client } from '#lib/api.ts'

/** Values of indicators that one wants to hear of when they are crossed. */
export function ValueRules({ mine: { rules, indicators } }: { mine: MyAlerts }) {
  const t = useTranslations('alerts.rules')
  return (
    <Paper withBorder p="md" component="section" aria-labelledby="value-rules">
      <Stack gap="sm">
        <Title order={2} size="h5" id="value-rules">
          {t('title')}
        </Title>
        <Text fz="sm" c="dimmed">
          {t('text')}
        </Text>
        {rules.length === 0 ? <Text fz="sm">{t('none')}</Text> : rules.map((rule) => <Rule key={rule.id} rule={rule} />)}
        <AddRule key={rules.length} indicators={indicators} />
      </Stack>
    </Paper>
  )
}

function Rule({ rule }: { rule: AlertRule }) {
  const t = useTranslations('alerts.rules')
  const name = rule.name ?? t('gone', { code: rule.code })
  const back = useMutation({ mutationFn: (version: number) => client.alerts.removeRule({ id: rule.id, version, isBack: true }) })
  const remove = useMutation({
    mutationFn: () => client.alerts.removeRule({ id: rule.id, version: rule.version }),
    onSuccess: ({ version }) => undoNotice({ id: rule.id, message: t('removed'), label: t('undo'), onUndo: () => back.mutate(version) }),
  })
  return (
    <Group gap="xs" wrap="nowrap" justify="space-between">
      <Text fz="sm">{t('line', { name, figure: rule.figure, side: rule.side, value: rule.value, unit: rule.unit ?? '' })}</Text>
      <ActionIcon
        variant="subtle"
        color="red"
        size="lg"
        aria-label={t('remove', { name })}
        loading={remove.isPending}
        onClick={() => remove.mutate()}
      >
        <IconTrash size={18} aria-hidden />
      </ActionIcon>
    </Group>
  )
}

function AddRule({ indicators }: Pick<MyAlerts, 'indicators'>) {
  const t = useTranslations('alerts.rules')
  // made once, so that sending it again cannot make a second one
  const [id] = useState(() => v7())
  const [values, setValues] = useState({
    code: '',
    figure: 'forecast' as AlertRule['figure'],
    side: 'below' as AlertRule['side'],
    value: '',
  })
  const [isTried, setTried] = useState(false)
  const read = ruleInput.safeParse({ id, ...values, value: values.value.trim() })
  const isWrong = (name: string) => isTried && (read.error?.issues.some(({ path }) => path[0] === name) ?? false)
  const add = useMutation({ meta: { quiet: true }, mutationFn: () => client.alerts.addRule(ruleInput.parse(read.data)) })
  const unit = indicators.find(({ code }) => code === values.code)?.unit
  return (
    <form
      method="post"
      noValidate
      onSubmit={(submit) => {
        submit.preventDefault()
        setTried(true)
        if (read.success) add.mutate()
      }}
    >
      <ProblemNotice error={add.error} />
      <Group gap="sm" align="flex-start">
        <Select
          label={t('indicator')}
          flex="1 1 15rem"
          searchable
          data={indicators.map(({ code, name }) => ({ value: code, label: `${code} ${name}` }))}
          value={values.code || null}
          error={isWrong('code') ? t('choose') : undefined}
          onChange={(code) => setValues({ ...values, code: code ?? '' })}
        />
        <Select
          label={t('figure')}
          w={130}
          allowDeselect={false}
          data={figures.map((value) => ({ value, label: t(`figures.${value}`) }))}
          value={values.figure}
          onChange={(chosen) => setValues({ ...values, figure: figures.find((one) => one === chosen) ?? 'actual' })}
        />
        <Select
          label={t('side')}
          w={110}
          allowDeselect={false}
          data={sides.map((value) => ({ value, label: t(`sides.${value}`) }))}
          value={values.side}
          onChange={(chosen) => setValues({ ...values, side: sides.find((one) => one === chosen) ?? 'below' })}
        />
        <TextInput
          label={unit ? `${t('value')}（${unit}）` : t('value')}
          w={140}
          inputMode="decimal"
          autoComplete="off"
          value={values.value}
          error={isWrong('value') ? t('wrong') : undefined}
          onChange={(typing) => setValues({ ...values, value: typing.currentTarget.value })}
        />
        <Button type="submit" mt={25} loading={add.isPending}>
          {t('add')}
        </Button>
      </Group>
    </form>
  )
}
