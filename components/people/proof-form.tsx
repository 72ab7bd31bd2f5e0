'use client'
import { Button, Stack, Text } from '@mantine/core'
import { useTranslations } from 'next-intl'
import { ProblemNotice } from '#components/ui/problem-notice.tsx'
import { codeInput } from '#lib/second-factors/schema.ts'
import { CodeField } from './code-field.tsx'
import { usePeopleForm } from './use-people-form.ts'

/** Asks for a code before something that an open screen alone must not be enough for. */
export function ProofForm({ text, send }: { text: string; send: (code: string) => Promise<unknown> }) {
  const t = useTranslations('secondFactor')
  const { form, isBusy, problem, submit } = usePeopleForm(
    codeInput,
    { code: '' },
    ({ code }) => send(code),
    () => undefined,
    'secondFactor.refused',
  )
  return (
    <form onSubmit={submit} method="post" noValidate>
      <Stack>
        {text && <Text fz="sm">{text}</Text>}
        <ProblemNotice error={problem} />
        <CodeField {...form.getInputProps('code')} label={t('code')} description={t('prove')} data-autofocus />
        <Button type="submit" loading={isBusy}>
          {t('goOn')}
        </Button>
      </Stack>
    </form>
  )
}
