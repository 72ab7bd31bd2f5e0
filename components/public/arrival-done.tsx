'use client'
import { useFormatter, useTranslations } from 'next-intl'
import { useState } from 'react'
import { problemOf } from '#components/ui/error-text.ts'
import type { KeptReceipt } from './arrival.tsx'
import { Done } from './done.tsx'
import { ProblemNotice } from './form-frame.tsx'
import styles from './public.module.css'
import type { Problem } from './use-public-form.ts'

type Props = { receipt: KeptReceipt; undo: (id: string) => Promise<void>; notMe: () => void }

/** The proof that somebody is signed in, with its time; for ten minutes the device that did it can take it back. */
export function ArrivalDone({ receipt, undo, notMe }: Props) {
  const t = useTranslations('public.arrive')
  const format = useFormatter()
  const [problem, setProblem] = useState<Problem | null>(null)
  const clock = (instant: string) => format.dateTime(new Date(instant), { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
  const { id, undoUntil, visitorName: name, organisationName: organisation, heads } = receipt
  const time = clock(receipt.signedAt)
  const canUndo = id !== null && undoUntil !== null && Date.now() < Date.parse(undoUntil)
  return (
    <Done title={id ? t('done') : t('already', { time })}>
      <p>{id ? t('doneAt', { time, name, organisation, heads }) : t('alreadyText', { name, organisation })}</p>
      <ProblemNotice problem={problem} />
      {canUndo && (
        <p className={styles.who}>
          <button type="button" className={styles.textButton} onClick={() => undo(id).catch((error) => setProblem(problemOf(error)))}>
            {t('undo')}
          </button>
          <span className={styles.faint}>{t('undoUntil', { time: clock(undoUntil) })}</span>
        </p>
      )}
      <button type="button" className={styles.textButton} onClick={notMe}>
        {t('notMe')}
      </button>
    </Done>
  )
}
