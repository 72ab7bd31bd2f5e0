'use client'
import { useForm } from '@mantine/form'
import { notifications } from '@mantine/notifications'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import type { z } from 'zod'
import { problemOf, useErrorText } from '#components/ui/error-text.ts'
import type { MutationMeta } from '#components/ui/query-client.ts'

type Values = Record<string, string>

/** A short form about a person: checked with the operation's own schema, one sentence a field, the server's refusal beside its field or above. */
export function usePeopleForm<Input extends z.ZodObject>(
  schema: Input,
  initialValues: Values,
  send: (input: z.output<Input>) => Promise<unknown>,
  done: (sent: Values) => void,
  words: 'users.refused' | 'secondFactor.refused' | 'join.refused' = 'users.refused',
) {
  const t = useTranslations(words)
  const errorText = useErrorText()
  const queryClient = useQueryClient()
  // the record comes back as it is now and takes the place of what stands in the form; the notice stays and says why
  const showNewest = (message: string) => {
    notifications.show({ color: 'orange', message })
    void queryClient.invalidateQueries()
  }
  const form = useForm<Values>({
    initialValues,
    validate: (values) => {
      const issues = schema.safeParse(values).error?.issues ?? []
      return Object.fromEntries(issues.map(({ path }) => String(path[0])).map((field) => [field, t(values[field] ? field : 'required')]))
    },
  })
  const save = useMutation({
    mutationFn: (values: Values) => send(schema.parse(values)),
    meta: { quiet: true } satisfies MutationMeta,
    onSuccess: (_, values) => {
      form.reset()
      done(values)
    },
    onError: (error) => {
      if (problemOf(error).code === 'STALE') showNewest(errorText(error))
      form.setErrors(Object.fromEntries(problemOf(error).fields.map((field) => [field, errorText(error)])))
    },
  })
  const isBeside = save.error !== null && problemOf(save.error).fields.some((field) => field in form.values)
  return { form, isBusy: save.isPending, problem: isBeside ? null : save.error, submit: form.onSubmit((values) => save.mutate(values)) }
}
