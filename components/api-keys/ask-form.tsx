'use client'
import { Button, Checkbox, Group, Modal, Select, Stack, TextInput } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { useMutation } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { v7 as newId } from 'uuid'
import { useVisitor } from '#components/shell/actor.tsx'
import { problemOf } from '#components/ui/error-text.ts'
import { ProblemNotice } from '#components/ui/problem-notice.tsx'
import { client } from '#lib/api.ts'
import { keyDays } from '#lib/api-keys/rules.ts'
import { keyInput } from '#lib/api-keys/schema.ts'
import { scopesOf } from '#lib/permissions.ts'
import { SecretShown } from './secret-shown.tsx'

const usualDays = '90'

/** Asks for a key; once it is made its secret stands here, and nowhere else ever again. */
export function AskForm({ onClose }: { onClose: () => void }) {
  const t = useTranslations('apiKeys')
  const isPhone = useMediaQuery('(max-width: 48em)', false, { getInitialValueInEffect: false })
  const [id] = useState(() => newId())
  const [values, setValues] = useState({ name: '', purpose: '', scopes: [] as string[], days: usualDays })
  const [isTried, setTried] = useState(false)
  const read = keyInput.safeParse({ ...values, id, days: Number(values.days) })
  const make = useMutation({
    meta: { quiet: true },
    mutationFn: () => client.apiKeys.ask(keyInput.parse({ ...values, id, days: Number(values.days) })),
  })
  const refused = (name: 'name' | 'purpose' | 'scopes') => {
    const isWrong = isTried && read.error?.issues.some(({ path }) => path[0] === name)
    return isWrong || problemOf(make.error).fields.includes(name) ? t(`refused.${name}`) : undefined
  }
  return (
    <Modal opened onClose={onClose} title={t('ask')} size="lg" fullScreen={isPhone ?? false} closeOnClickOutside={false}>
      {make.data ? (
        <SecretShown made={make.data} onClose={onClose} />
      ) : (
        <form
          method="post"
          noValidate
          onSubmit={(event) => {
            event.preventDefault()
            setTried(true)
            if (read.success) make.mutate()
          }}
        >
          <Stack>
            <ProblemNotice error={make.error} />
            <TextInput
              label={t('name')}
              description={t('nameHint')}
              required
              maxLength={40}
              autoComplete="off"
              autoCapitalize="none"
              spellCheck={false}
              value={values.name}
              error={refused('name')}
              onChange={(typing) => setValues({ ...values, name: typing.currentTarget.value })}
            />
            <TextInput
              label={t('purpose')}
              placeholder={t('purposeHint')}
              required
              maxLength={200}
              value={values.purpose}
              error={refused('purpose')}
              onChange={(typing) => setValues({ ...values, purpose: typing.currentTarget.value })}
            />
            <ScopeFields chosen={values.scopes} error={refused('scopes')} onChange={(scopes) => setValues({ ...values, scopes })} />
            <Select
              label={t('days')}
              data={keyDays.map((days) => ({ value: String(days), label: t('daysOption', { days }) }))}
              value={values.days}
              onChange={(days) => days && setValues({ ...values, days })}
              allowDeselect={false}
              maw={200}
            />
            <Group>
              <Button type="submit" loading={make.isPending}>
                {t('submit')}
              </Button>
            </Group>
          </Stack>
        </form>
      )}
    </Modal>
  )
}

/** What one may do oneself and a key may do, reading apart from writing. */
function ScopeFields({ chosen, error, onChange }: { chosen: string[]; error: string | undefined; onChange: (scopes: string[]) => void }) {
  const t = useTranslations('apiKeys')
  const permission = useTranslations('users.permissions')
  const visitor = useVisitor()
  const mine = visitor ? scopesOf(visitor.role) : []
  const reads = mine.filter((scope) => scope.endsWith('.read'))
  const writes = mine.filter((scope) => scope.endsWith('.write'))
  const hasAll = reads.every((scope) => chosen.includes(scope))
  const others = chosen.filter((scope) => !scope.endsWith('.read'))
  const box = (scope: (typeof mine)[number]) => <Checkbox key={scope} value={scope} label={permission(scope)} />
  return (
    <Checkbox.Group label={t('scopes')} required error={error} value={chosen} onChange={onChange}>
      <Group gap="xs" mt="xs" justify="space-between">
        <span>{t('reads')}</span>
        <Button size="compact-sm" variant="default" onClick={() => onChange(hasAll ? others : [...others, ...reads])}>
          {t(hasAll ? 'noReads' : 'allReads')}
        </Button>
      </Group>
      <Stack gap="xs" mt="xs">
        {reads.map(box)}
      </Stack>
      {writes.length > 0 && (
        <Stack gap="xs" mt="md">
          <span>{t('writes')}</span>
          {writes.map(box)}
        </Stack>
      )}
    </Checkbox.Group>
  )
}
