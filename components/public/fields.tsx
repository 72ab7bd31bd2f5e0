'use client'
import { useTranslations } from 'next-intl'
import { type InputHTMLAttributes, type ReactNode, useId } from 'react'
import styles from './public.module.css'
import type { PublicForm } from './use-public-form.ts'

type FieldProps = {
  form: PublicForm
  /** Which form of the `public` catalogue has the label (`<texts>.<name>`) and the refusal (`<texts>.refused.<name>`). */
  texts: string
  name: string
  isOptional?: boolean
  label?: string
  hint?: string
}
type Control = {
  id: string
  name: string
  'aria-invalid': boolean
  'aria-describedby': string | undefined
  required: boolean
  className: string
}

/** A label, its control, a hint and the refusal below it, tied together for those who hear the page. */
function Field({ form, texts, name, isOptional, label, hint, children }: FieldProps & { children: (control: Control) => ReactNode }) {
  const t = useTranslations('public')
  const id = useId()
  const isWrong = form.wrong.includes(name)
  const described = [...(hint ? [`${id}-hint`] : []), ...(isWrong ? [`${id}-wrong`] : [])]
  return (
    <div className={styles.field}>
      <label className={styles.label} htmlFor={id}>
        {label ?? t(`${texts}.${name}`)} {isOptional && <small>{t('optional')}</small>}
      </label>
      {children({
        id,
        name,
        'aria-invalid': isWrong,
        'aria-describedby': described.join(' ') || undefined,
        required: !isOptional,
        className: styles.input ?? '',
      })}
      {hint && (
        <span className={styles.faint} id={`${id}-hint`}>
          {hint}
        </span>
      )}
      {isWrong && (
        <span className={styles.error} id={`${id}-wrong`}>
          {t(`${texts}.refused.${name}`)}
        </span>
      )}
    </div>
  )
}

type TextProps = FieldProps & Pick<InputHTMLAttributes<HTMLInputElement>, 'type' | 'inputMode' | 'autoComplete' | 'maxLength'>

export function TextField({ type, inputMode, autoComplete, maxLength, ...field }: TextProps) {
  const { form, name } = field
  return (
    <Field {...field}>
      {(control) => (
        <input
          {...control}
          {...{ type, inputMode, autoComplete, maxLength }}
          value={form.values[name] ?? ''}
          onChange={(event) => form.set(name, event.currentTarget.value)}
        />
      )}
    </Field>
  )
}

export function LongField({ maxLength, ...field }: FieldProps & { maxLength: number }) {
  const { form, name } = field
  return (
    <Field {...field}>
      {(control) => (
        <textarea
          {...control}
          maxLength={maxLength}
          value={form.values[name] ?? ''}
          onChange={(event) => form.set(name, event.currentTarget.value)}
        />
      )}
    </Field>
  )
}

/** One of a few: `choices` are codes and their names in the reader's language. */
export function ChoiceField({
  choices,
  empty,
  ...field
}: FieldProps & { choices: readonly { value: string; label: string }[]; empty: string }) {
  const { form, name } = field
  return (
    <Field {...field}>
      {(control) => (
        <select {...control} value={form.values[name] ?? ''} onChange={(event) => form.set(name, event.currentTarget.value)}>
          <option value="">{empty}</option>
          {choices.map(({ value, label }) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </select>
      )}
    </Field>
  )
}
