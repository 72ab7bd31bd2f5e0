'use client'
import { useTranslations } from 'next-intl'
import { v7 as uuidv7 } from 'uuid'
import { z } from 'zod'
import { askForm, askReceipt } from '#lib/asks/schema.ts'
import { client } from '#lib/client.ts'
import { AskDone } from './ask-done.tsx'
import { remember, useRemembered } from './device.ts'
import { ChoiceField, LongField, TextField } from './fields.tsx'
import { FormEnd } from './form-end.tsx'
import { FormFrame } from './form-frame.tsx'
import { usePublicForm } from './use-public-form.ts'

const draftShape = z.object({ id: z.uuid(), values: z.record(z.string(), z.string()) })
type Category = { name: string; label: string; promisedDays: number }
type Props = {
  categories: readonly Category[]
  /** An organisation's own link, and its name: then nobody types it. */
  token: string | null
  organisation: string | null
}

/** A resident asks for a service: what is typed stays on the device until it is sent, under the id that it is sent with. */
export function Ask({ categories, token, organisation }: Props) {
  const t = useTranslations('public.ask')
  const draft = useRemembered('ask', draftShape)
  const receipt = useRemembered('ask.receipt', askReceipt)
  const form = usePublicForm({
    schema: askForm,
    values: draft?.values ?? {},
    change: (values) => remember('ask', { id: draft?.id ?? uuidv7(), values }),
    inputOf: ({ consent, website, ...values }, id) => ({
      ...{ category: '', summary: '', contactName: '', contactPhone: '', ...values },
      ...{ id: draft?.id ?? id, token, consent: consent === 'yes', website: website ?? '' },
      organisationName: organisation ?? values.organisationName ?? '',
    }),
    send: async (input) => {
      remember('ask.receipt', await client.requests.ask(input))
      remember('ask', null)
    },
  })
  if (receipt) return <AskDone receipt={receipt} another={() => remember('ask.receipt', null)} />
  const field = { form, texts: 'ask' }
  const chosen = categories.find(({ name }) => name === form.values.category)
  return (
    <FormFrame form={form} button={t('button')} privacy={t('privacy')}>
      {organisation === null ? (
        <TextField {...field} name="organisationName" autoComplete="organization" maxLength={200} />
      ) : (
        <p>{t('forOrganisation', { name: organisation })}</p>
      )}
      <ChoiceField
        {...field}
        name="category"
        choices={categories.map(({ name, label }) => ({ value: name, label }))}
        empty={t('choose')}
        {...(chosen && { hint: t('summaryHint', { days: chosen.promisedDays }) })}
      />
      <LongField {...field} name="summary" maxLength={5000} />
      <TextField {...field} name="contactName" autoComplete="name" maxLength={60} />
      <TextField {...field} name="contactPhone" type="tel" inputMode="tel" autoComplete="tel" maxLength={60} />
      <FormEnd form={form} texts="ask" clear={draft && (() => remember('ask', null))} />
    </FormFrame>
  )
}
