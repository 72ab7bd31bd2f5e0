'use client'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { z } from 'zod'
import { arrivalInput, arrivalReceipt } from '#lib/arrivals/schema.ts'
import { client } from '#lib/client.ts'
import { ArrivalDone } from './arrival-done.tsx'
import { remember, useRemembered } from './device.ts'
import { TextField } from './fields.tsx'
import { FormFrame } from './form-frame.tsx'
import styles from './public.module.css'
import { usePublicForm, type Values } from './use-public-form.ts'

const visitorShape = z.object({ visitorName: z.string(), organisationName: z.string() })
const receiptShape = arrivalReceipt.extend({ ...visitorShape.shape, heads: z.int() })
export type KeptReceipt = z.infer<typeof receiptShape>

/** A visitor signs in: who they are is asked once and remembered on the device, and what was signed stays on the page until it is theirs no more. */
export function Arrival({ token, eventId, isOpen }: { token: string; eventId: string; isOpen: boolean }) {
  const t = useTranslations('public.arrive')
  const known = useRemembered('visitor', visitorShape)
  const receipt = useRemembered(`arrival.${eventId}`, receiptShape)
  const [typed, setTyped] = useState<Values>({})
  const [isUndone, setUndone] = useState(false)
  const values = { visitorName: '', organisationName: '', heads: '1', ...known, ...typed }
  const keepReceipt = (kept: KeptReceipt | null) => remember(`arrival.${eventId}`, kept)
  const form = usePublicForm({
    schema: arrivalInput,
    values,
    change: setTyped,
    inputOf: (given, id) => ({ ...given, id, token, heads: Number(given.heads) }),
    send: async (input) => {
      const { visitorName, organisationName, heads } = input
      keepReceipt({ ...(await client.arrivals.sign(input)), visitorName, organisationName, heads })
      remember('visitor', { visitorName, organisationName })
      setTyped({})
      setUndone(false)
    },
  })
  const notMe = () => {
    remember('visitor', null)
    keepReceipt(null)
    setTyped({ visitorName: '', organisationName: '' })
    setUndone(false)
  }
  const undo = async (id: string) => {
    await client.arrivals.undo({ id, token })
    keepReceipt(null)
    setUndone(true)
    // what was wrong is there to be corrected
    setTyped(receipt ? { visitorName: receipt.visitorName, organisationName: receipt.organisationName, heads: String(receipt.heads) } : {})
    remember('visitor', null)
  }
  if (receipt) return <ArrivalDone receipt={receipt} undo={undo} notMe={notMe} />
  if (!isOpen) return null
  return (
    <>
      <div role="status">{isUndone && <p className={styles.notice}>{t('undone')}</p>}</div>
      <FormFrame form={form} button={t('button')} privacy={t('privacy')}>
        {known && form.wrong.length === 0 ? (
          <div className={styles.who}>
            <strong>{t('asBefore', { name: known.visitorName, organisation: known.organisationName })}</strong>
            <button type="button" className={styles.textButton} onClick={notMe}>
              {t('notMe')}
            </button>
          </div>
        ) : (
          <>
            <TextField form={form} texts="arrive" name="visitorName" autoComplete="name" maxLength={60} />
            <TextField form={form} texts="arrive" name="organisationName" autoComplete="organization" maxLength={200} />
          </>
        )}
        <TextField form={form} texts="arrive" name="heads" type="text" inputMode="numeric" autoComplete="off" maxLength={3} />
      </FormFrame>
    </>
  )
}
