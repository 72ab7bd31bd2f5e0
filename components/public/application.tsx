'use client'
import { useTranslations } from 'next-intl'
import { v7 as uuidv7 } from 'uuid'
import { z } from 'zod'
import { applicationForm, applicationReceipt } from '#lib/applications/schema.ts'
import { client } from '#lib/client.ts'
import { ApplicationDone } from './application-done.tsx'
import { remember, useRemembered } from './device.ts'
import { ChoiceField, LongField, TextField } from './fields.tsx'
import { FormEnd } from './form-end.tsx'
import { FormFrame } from './form-frame.tsx'
import { usePublicForm, type Values } from './use-public-form.ts'

const draftShape = z.object({ id: z.uuid(), values: z.record(z.string(), z.string()) })
type Choices = readonly { value: string; label: string }[]
/** What may stay empty. */
const optional = ['industry', 'contactEmail', 'wantedSqm'] as const

const inputOf = (values: Values, id: string) => ({
  ...values,
  ...Object.fromEntries(optional.map((name) => [name, values[name]?.trim() || null])),
  id,
  consent: values.consent === 'yes',
  website: values.website ?? '',
})

/** The application to move in: what is typed stays on the device until it is sent, under the id that it is sent with. */
export function Application({ kinds, regions }: { kinds: Choices; regions: Choices }) {
  const t = useTranslations('public.apply')
  const draft = useRemembered('application', draftShape)
  const receipt = useRemembered('application.receipt', applicationReceipt)
  const form = usePublicForm({
    schema: applicationForm,
    values: draft?.values ?? {},
    change: (values) => remember('application', { id: draft?.id ?? uuidv7(), values }),
    inputOf: (values, id) => inputOf(values, draft?.id ?? id),
    send: async (input) => {
      remember('application.receipt', await client.applications.send(input))
      remember('application', null)
    },
  })
  if (receipt) return <ApplicationDone receipt={receipt} another={() => remember('application.receipt', null)} />
  const field = { form, texts: 'apply' }
  return (
    <FormFrame form={form} button={t('button')} privacy={t('privacy')}>
      <TextField {...field} name="name" autoComplete="organization" maxLength={200} />
      <ChoiceField {...field} name="kind" choices={kinds} empty={t('choose')} />
      <ChoiceField {...field} name="region" choices={regions} empty={t('choose')} />
      <TextField {...field} name="industry" isOptional autoComplete="off" maxLength={100} />
      <TextField {...field} name="contactName" autoComplete="name" maxLength={60} />
      <TextField {...field} name="contactPhone" type="tel" inputMode="tel" autoComplete="tel" maxLength={60} />
      <TextField {...field} name="contactEmail" isOptional type="email" inputMode="email" autoComplete="email" maxLength={200} />
      <TextField {...field} name="wantedSqm" isOptional inputMode="decimal" autoComplete="off" maxLength={9} />
      <LongField {...field} name="purpose" maxLength={5000} hint={t('purposeHint', { count: (form.values.purpose ?? '').trim().length })} />
      <FormEnd form={form} texts="apply" clear={draft && (() => remember('application', null))} />
    </FormFrame>
  )
}
