'use client'
import { useFormatter, useTranslations } from 'next-intl'
import { useState } from 'react'
import type { z } from 'zod'
import { client } from '#lib/client.ts'
import { confirmationInput, type confirmationView } from '#lib/confirmations/schema.ts'
import { Done } from './done.tsx'
import { LongField, TextField } from './fields.tsx'
import { FormFrame } from './form-frame.tsx'
import styles from './public.module.css'
import { usePublicForm, type Values } from './use-public-form.ts'

type View = z.infer<typeof confirmationView>
type Answer = NonNullable<View['answer']>

/** One side of a match answers by its link: it confirms, or says what is not so; for 30 days the answer can be changed. */
export function Confirmation({ token, view }: { token: string; view: View }) {
  const t = useTranslations('public.confirm')
  const [answer, setAnswer] = useState(view.answer)
  const [isChanging, setChanging] = useState(false)
  const [typed, setTyped] = useState<Values>({})
  const before = answer && { agrees: answer.agrees ? 'yes' : 'no', note: answer.note ?? '', confirmedBy: answer.confirmedBy }
  const form = usePublicForm({
    schema: confirmationInput,
    values: { agrees: '', note: '', confirmedBy: '', ...before, ...typed },
    change: setTyped,
    inputOf: ({ agrees, note, confirmedBy }) => ({ token, note: note || null, confirmedBy, agrees: agrees ? agrees === 'yes' : null }),
    send: async (input) => {
      setAnswer((await client.matches.confirm(input)).answer)
      setChanging(false)
      setTyped({})
    },
  })
  if (answer && !isChanging)
    return <Given answer={answer} change={view.state === 'open' ? () => setChanging(true) : null} state={view.state} />
  if (view.state !== 'open') return null
  const objects = form.values.agrees === 'no'
  return (
    <FormFrame form={form} button={t('button')} privacy={t('privacy')}>
      <Sides form={form} />
      <LongField
        {...{ form, texts: 'confirm', name: 'note', isOptional: !objects, maxLength: 1000 }}
        label={objects ? t('note') : t('remark')}
      />
      <TextField form={form} texts="confirm" name="confirmedBy" autoComplete="name" maxLength={60} />
    </FormFrame>
  )
}

function Sides({ form }: { form: ReturnType<typeof usePublicForm> }) {
  const t = useTranslations('public.confirm')
  const isWrong = form.wrong.includes('agrees')
  return (
    <fieldset className={styles.field} aria-describedby={isWrong ? 'agrees-wrong' : undefined}>
      <legend className={styles.label}>{t('answer')}</legend>
      {(['yes', 'no'] as const).map((value) => (
        <label key={value} className={styles.choice}>
          <input
            type="radio"
            name="agrees"
            value={value}
            checked={form.values.agrees === value}
            onChange={() => form.set('agrees', value)}
            aria-invalid={isWrong}
          />
          {t(value === 'yes' ? 'agree' : 'object')}
        </label>
      ))}
      {isWrong && (
        <span className={styles.error} id="agrees-wrong">
          {t('refused.agrees')}
        </span>
      )}
    </fieldset>
  )
}

function Given({ answer, change, state }: { answer: Answer; change: (() => void) | null; state: View['state'] }) {
  const t = useTranslations('public.confirm')
  const format = useFormatter()
  const time = format.dateTime(new Date(answer.confirmedAt), { dateStyle: 'long', timeStyle: 'short' })
  return (
    <Done title={t(answer.agrees ? 'agreed' : 'objected')}>
      <p>{t('answeredBy', { name: answer.confirmedBy, time })}</p>
      {answer.note && <p>{answer.note}</p>}
      {change ? (
        <p className={styles.who}>
          <span className={styles.faint}>
            {t('changeable', { day: format.dateTime(new Date(answer.changeableUntil), { dateStyle: 'long' }) })}
          </span>
          <button type="button" className={styles.textButton} onClick={change}>
            {t('change')}
          </button>
        </p>
      ) : (
        state === 'settled' && <p className={styles.faint}>{t('settled')}</p>
      )}
    </Done>
  )
}
