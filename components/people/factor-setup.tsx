'use client'
import { Button, Stack } from '@mantine/core'
import { useTranslations } from 'next-intl'
import type { z } from 'zod'
import { ProblemNotice } from '#components/ui/problem-notice.tsx'
import { client } from '#lib/api.ts'
import { codeInput, type enrolmentView } from '#lib/second-factors/schema.ts'
import { CodeField } from './code-field.tsx'
import { Enrolment } from './enrolment.tsx'
import { usePeopleForm } from './use-people-form.ts'

/** Setting up one's own second factor: scan, enter the first code, keep the recovery codes. */
export function FactorSetup({ enrolment, onCodes }: { enrolment: z.infer<typeof enrolmentView>; onCodes: (codes: string[]) => void }) {
  const t = useTranslations('secondFactor')
  const { form, isBusy, problem, submit } = usePeopleForm(
    codeInput,
    { code: '' },
    async ({ code }) => onCodes((await client.secondFactors.confirm({ code })).codes),
    () => undefined,
    'secondFactor.refused',
  )
  return (
    <form onSubmit={submit} method="post" noValidate>
      <Stack>
        <Enrolment {...enrolment} />
        <ProblemNotice error={problem} />
        <CodeField {...form.getInputProps('code')} label={t('enter')} data-autofocus />
        <Button type="submit" loading={isBusy}>
          {t('confirm')}
        </Button>
      </Stack>
    </form>
  )
}
