'use client'
import { Button, Stack, Text } from '@mantine/core'
import { modals } from '@mantine/modals'
import { useTranslations } from 'next-intl'
import { z } from 'zod'
import { problemOf } from '#components/ui/error-text.ts'
import { ProblemNotice } from '#components/ui/problem-notice.tsx'
import { client } from '#lib/api.ts'
import { PasswordField } from './password-field.tsx'
import { usePeopleForm } from './use-people-form.ts'

/** Runs what may ask for the password first: then it is asked for in a dialog, and what was asked for goes on. Closing the dialog ends it with the refusal. */
export function useProven(): <T>(act: () => Promise<T>) => Promise<T> {
  const t = useTranslations('account')
  return async (act) => {
    try {
      return await act()
    } catch (error) {
      if (problemOf(error).code !== 'PROVE_FIRST') throw error
      await proven(t('prove.title'), error)
      return act()
    }
  }
}

const proven = (title: string, refusal: unknown): Promise<void> =>
  new Promise((done, fail) => {
    const id = modals.open({
      title,
      centered: true,
      onClose: () => fail(refusal),
      children: (
        <ProveForm
          onProven={() => {
            done()
            modals.close(id)
          }}
        />
      ),
    })
  })

const shape = z.object({ password: z.string().min(1).max(128) })

function ProveForm({ onProven }: { onProven: () => void }) {
  const t = useTranslations('account')
  const { form, isBusy, problem, submit } = usePeopleForm(shape, { password: '' }, (input) => client.users.prove(input), onProven)
  return (
    <form onSubmit={submit} method="post" noValidate>
      <Stack>
        <Text fz="sm">{t('prove.text')}</Text>
        <ProblemNotice error={problem} />
        <PasswordField {...form.getInputProps('password')} label={t('current')} autoComplete="current-password" data-autofocus />
        <Button type="submit" loading={isBusy}>
          {t('prove.goOn')}
        </Button>
      </Stack>
    </form>
  )
}
