'use client'
import { Alert, Badge, Button, Checkbox, Code, Group, Paper, Stack, Switch, Text, TextInput, Title } from '@mantine/core'
import { modals } from '@mantine/modals'
import { notifications } from '@mantine/notifications'
import { useMutation } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { problemOf } from '#components/ui/error-text.ts'
import { ProblemNotice } from '#components/ui/problem-notice.tsx'
import { client } from '#lib/api.ts'
import { type DoorName, type DoorView, doorInput } from '#lib/outside-doors/schema.ts'

type Field = 'name' | 'realm' | 'clientId' | 'secret'
type Props = { provider: DoorName; door: DoorView | null; callback: string | undefined }

/** One door: what it needs to know of the other side. Its secret goes in and never comes back; it is in no draft. */
export function DoorForm({ provider, door, callback }: Props) {
  const t = useTranslations('outsideDoors')
  const [values, setValues] = useState({
    ...{ name: door?.name ?? t(`names.${provider}`), realm: door?.realm ?? '', clientId: door?.clientId ?? '', secret: '' },
    ...{ byMail: door?.byMail ?? false, isOn: door?.isOn ?? true },
  })
  const [isTried, setTried] = useState(false)
  const input = { ...values, provider, secret: values.secret.trim() || null, version: door?.version ?? null }
  const read = doorInput.safeParse(input)
  const needsSecret = door === null && input.secret === null
  const save = useMutation({
    meta: { quiet: true },
    mutationFn: () => client.outsideDoors.connect(doorInput.parse(input)),
    onSuccess: () => notifications.show({ color: 'teal', message: t('saved') }),
  })
  const refused = (name: Field) => {
    if (!isTried) return undefined
    if (name === 'secret' && (needsSecret || problemOf(save.error).fields.includes('secret'))) return t('refused.secret')
    return read.error?.issues.some(({ path }) => path[0] === name) ? t(`refused.${name}`) : undefined
  }
  const field = (name: Field) => ({
    ...{ autoComplete: 'off', spellCheck: false, value: values[name], error: refused(name), maxLength: 500 },
    onChange: (typing: { currentTarget: { value: string } }) => setValues({ ...values, [name]: typing.currentTarget.value }),
  })
  const heading = `door-${provider}`
  return (
    <Paper withBorder p="md" component="section" aria-labelledby={heading}>
      <form
        method="post"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          setTried(true)
          if (read.success && !needsSecret) save.mutate()
        }}
      >
        <Stack gap="sm">
          <Group justify="space-between">
            <Title order={2} size="h5" id={heading}>
              {t(provider)}
            </Title>
            <Badge variant="light" color={door?.isOn ? 'teal' : 'gray'} autoContrast tt="none">
              {t(door ? (door.isOn ? 'on' : 'off') : 'notSet')}
            </Badge>
          </Group>
          <ProblemNotice error={save.error} />
          <TextInput {...field('realm')} label={t(`realm.${provider}`)} description={t(`realmHint.${provider}`)} required />
          <Group align="flex-start">
            <TextInput {...field('clientId')} label={t(`clientId.${provider}`)} required flex="1 1 14rem" />
            <TextInput
              {...field('secret')}
              label={t(`secret.${provider}`)}
              type="password"
              autoComplete="new-password"
              required={door === null}
              description={door ? t('kept') : undefined}
              inputWrapperOrder={['label', 'input', 'description', 'error']}
              flex="1 1 14rem"
            />
          </Group>
          <TextInput {...field('name')} label={t('name')} required maw={320} />
          {provider === 'oidc' && (
            <Checkbox
              label={t('byMail')}
              description={t('byMailHint')}
              checked={values.byMail}
              onChange={(change) => setValues({ ...values, byMail: change.currentTarget.checked })}
            />
          )}
          <Switch
            label={t('isOn')}
            checked={values.isOn}
            onChange={(change) => setValues({ ...values, isOn: change.currentTarget.checked })}
          />
          <Text fz="sm">
            {t(`callback.${provider}`)} <Code style={{ wordBreak: 'break-all' }}>{callback}</Code>
          </Text>
          <Group>
            <Button type="submit" loading={save.isPending}>
              {t(door ? 'change' : 'connect')}
            </Button>
            {door && <DoorActions provider={provider} />}
          </Group>
        </Stack>
      </form>
    </Paper>
  )
}

/** Trying a door that is set up, and taking it away. */
function DoorActions({ provider }: { provider: DoorName }) {
  const t = useTranslations('outsideDoors')
  const common = useTranslations('common')
  const tried = useMutation({ mutationFn: () => client.outsideDoors.try({ provider }) })
  const remove = useMutation({
    mutationFn: () => client.outsideDoors.disconnect({ provider }),
    onSuccess: () => notifications.show({ message: t('removed') }),
  })
  const ask = () =>
    modals.openConfirmModal({
      title: t('remove'),
      children: <Text fz="sm">{t('removeSure')}</Text>,
      labels: { confirm: t('remove'), cancel: common('cancel') },
      confirmProps: { color: 'red' },
      onConfirm: () => remove.mutate(),
    })
  return (
    <>
      <Button variant="default" loading={tried.isPending} onClick={() => tried.mutate()}>
        {t('try')}
      </Button>
      <Button variant="subtle" color="red" loading={remove.isPending} onClick={ask}>
        {t('remove')}
      </Button>
      {tried.data && (
        <Alert w="100%" role="status" color={tried.data.reason ? 'orange' : 'teal'}>
          {tried.data.reason ? t(`reasons.${tried.data.reason}`, { detail: tried.data.detail }) : t('works')}
        </Alert>
      )}
    </>
  )
}
