'use client'
import { useTranslations } from 'next-intl'
import { type ReactNode, useId } from 'react'
import { mostLetters, refusedAnswers } from '#lib/answers/rules.ts'
import type { AskedQuestion } from '#lib/answers/schema.ts'
import styles from './public.module.css'
import { answersOf, toggled } from './survey-answers.ts'
import { parted } from './use-early.ts'
import type { PublicForm } from './use-public-form.ts'

type Props = { form: PublicForm; question: AskedQuestion; number: number; isChanged: boolean }
type Parts = Props & {
  labels: { id: string; described: string | undefined; isWrong: boolean }
  title: ReactNode
  hint: ReactNode
  children: ReactNode
}
/** More points than stand in a row under a thumb are typed. */
const mostInRow = 10

/** One question with its answer, what was said about it, and what is wrong with it. */
export function SurveyQuestion(props: Props) {
  const { form, question, number, isChanged } = props
  const t = useTranslations('public.survey')
  const id = useId()
  const isWrong = form.wrong.includes(question.id)
  const points = question.kind === 'score' ? t('points', { full: question.fullScore ?? 0 }) : ''
  const hints = [question.hint, points, question.kind === 'multiple' ? t('several') : ''].filter(Boolean)
  const described = [...(hints.length > 0 ? ['hint'] : []), ...(isChanged ? ['changed'] : []), ...(isWrong ? ['wrong'] : [])]
  const labels = { id, isWrong, described: described.map((part) => `${id}-${part}`).join(' ') || undefined }
  const reason = isWrong && (refusedAnswers([question], answersOf([question], form.values))[question.id] ?? 'long')
  const typed = question.kind === 'text' || (question.kind === 'score' && (question.fullScore ?? 0) > mostInRow)
  const Answer = typed ? Typed : Chosen
  return (
    <Answer
      {...props}
      labels={labels}
      title={
        <>
          {number}. {question.title} {!question.required && <small>{t('optional')}</small>}
        </>
      }
      hint={
        <>
          {hints.length > 0 && (
            <span className={styles.faint} id={`${id}-hint`}>
              {hints.join(' · ')}
            </span>
          )}
          {isChanged && (
            <span className={styles.changed} id={`${id}-changed`}>
              {t('lookAgain')}
            </span>
          )}
        </>
      }
    >
      {reason && (
        <span className={styles.error} id={`${id}-wrong`}>
          {t(`refused.${reason}`, { most: mostLetters })}
        </span>
      )}
    </Answer>
  )
}

/** A question that is answered by typing: words, or points out of many. */
function Typed({ form, question: { id: name, kind, required }, labels, title, hint, children }: Parts) {
  const control = {
    ...{ id: labels.id, name, required, value: form.values[name] ?? '', className: styles.input },
    'aria-invalid': labels.isWrong,
    'aria-describedby': labels.described,
  }
  return (
    <div className={styles.field}>
      <label className={styles.label} htmlFor={labels.id}>
        {title}
      </label>
      {hint}
      {kind === 'text' ? (
        <textarea {...control} maxLength={mostLetters} onChange={(event) => form.set(name, event.currentTarget.value)} />
      ) : (
        <input
          {...control}
          inputMode="numeric"
          autoComplete="off"
          maxLength={3}
          onChange={(event) => form.set(name, event.currentTarget.value)}
        />
      )}
      {children}
    </div>
  )
}

/** A question that is answered by choosing: points in a row, one of several, or some of them. */
function Chosen({ form, question, labels, title, hint, children }: Parts) {
  const { id: name, kind, required, fullScore, options } = question
  const chosen = kind === 'multiple' ? parted(form.values[name]) : [form.values[name]]
  const choices =
    kind === 'score' ? Array.from({ length: fullScore ?? 0 }, (_, at) => ({ id: String(at + 1), title: String(at + 1) })) : options
  const isRow = kind === 'score'
  return (
    <fieldset className={styles.field} aria-describedby={labels.described}>
      <legend className={styles.label}>{title}</legend>
      {hint}
      <div className={isRow ? styles.points : undefined} data-many={choices.length > 6 || undefined}>
        {choices.map((choice, at) => (
          <label key={choice.id} className={isRow ? styles.point : styles.choice}>
            <input
              type={kind === 'multiple' ? 'checkbox' : 'radio'}
              name={name}
              value={choice.id}
              required={required && kind !== 'multiple'}
              checked={chosen.includes(choice.id)}
              data-wrong={labels.isWrong && at === 0 ? '' : undefined}
              onChange={() => form.set(name, kind === 'multiple' ? toggled(question, form.values, choice.id) : choice.id)}
            />
            <span>{choice.title}</span>
          </label>
        ))}
      </div>
      {children}
    </fieldset>
  )
}
