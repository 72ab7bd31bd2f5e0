'use client'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { rateInput } from '#lib/asks/schema.ts'
import { client } from '#lib/client.ts'
import { Done } from './done.tsx'
import { LongField } from './fields.tsx'
import { FormFrame } from './form-frame.tsx'
import styles from './public.module.css'
import { type PublicForm, usePublicForm, type Values } from './use-public-form.ts'

/** The resident says how a closed request went, once. */
export function Rate({ token, score: before }: { token: string; score: number | null }) {
  const t = useTranslations('public.asked')
  const [score, setScore] = useState(before)
  const [typed, setTyped] = useState<Values>({})
  const form = usePublicForm({
    schema: rateInput,
    values: { score: '', note: '', ...typed },
    change: setTyped,
    inputOf: (values, id) => ({ token, id, score: Number(values.score), note: values.note || null }),
    send: async (input) => setScore((await client.requests.rate(input)).score),
  })
  if (score !== null)
    return (
      <Done title={t('rated')}>
        <p>{t('ratedText', { score })}</p>
      </Done>
    )
  return (
    <>
      <h2>{t('rateTitle')}</h2>
      <FormFrame form={form} button={t('button')} privacy={t('privacy')}>
        <Scores form={form} />
        <LongField form={form} texts="asked" name="note" isOptional maxLength={1000} />
      </FormFrame>
    </>
  )
}

function Scores({ form }: { form: PublicForm }) {
  const t = useTranslations('public.asked')
  const isWrong = form.wrong.includes('score')
  return (
    <fieldset className={styles.field} aria-describedby={isWrong ? 'score-wrong' : undefined}>
      <legend className={styles.label}>{t('score')}</legend>
      {['5', '4', '3', '2', '1'].map((value) => (
        <label key={value} className={styles.choice}>
          <input
            type="radio"
            name="score"
            value={value}
            checked={form.values.score === value}
            onChange={() => form.set('score', value)}
            aria-invalid={isWrong}
          />
          {value} · {t(`scores.${value}`)}
        </label>
      ))}
      {isWrong && (
        <span className={styles.error} id="score-wrong">
          {t('refused.score')}
        </span>
      )}
    </fieldset>
  )
}
