'use client'
import { Button, Stack } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { Panel } from '#components/ui/panel.tsx'
import { ProblemNotice } from '#components/ui/problem-notice.tsx'
import { client } from '#lib/api.ts'
import { codeInput } from '#lib/second-factors/schema.ts'
import { CodeField } from './code-field.tsx'
import { Enrolment } from './enrolment.tsx'
import { usePeopleForm } from './use-people-form.ts'

/** Setting up one's own second factor: scan, enter the first code, keep the recovery codes. */
export function FactorSetup({ onCodes }: { onCodes: (codes: string[]) => void }) {
  const t = useTranslations('secondFactor')
  // beginning writes, and asked for again it is the same
  const begun = useQuery({ queryKey: ['second-factor-begun'], queryFn: () => client.secondFactors.begin(), gcTime: 0, staleTime: Infinity })
  const { form, isBusy, problem, submit } = usePeopleForm(
    codeInput,
    { code: '' },
    async ({ code }) => onCodes((await client.secondFactors.confirm({ code })).codes),
    () => undefined,
    'secondFactor.refused',
  )
  return (
    <Panel query={begun}>
      {(enrolment) => (
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
      )}
    </Panel>
  )
}
