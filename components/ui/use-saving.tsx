'use client'
import { notifications } from '@mantine/notifications'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useRef } from 'react'
import { afterProblem } from '../drafts/send-draft.ts'
import { sendRecord } from '../drafts/send-record.ts'
import { isUnreached, problemOf } from './error-text.ts'
import { issuesByField, useFieldText } from './field-text.ts'
import { inputOfValues, valuesOf } from './record-values.ts'
import type { RecordRow } from './records.ts'
import { undoNotice } from './undo-notice.tsx'
import type { Editing } from './use-editing.ts'

export type After = 'close' | 'next'

/** Saves a form: at once where there is a connection, else as a draft that goes out by itself. Nothing that was typed is lost by an error. */
export function useSaving(editing: Editing, leave: (after: After) => void) {
  const { records, base, id, form, files, kept } = editing
  const { log, revise } = records.operations
  const t = useTranslations()
  const fieldText = useFieldText()
  const cache = useQueryClient()
  const recent = async () => (await cache.fetchQuery({ ...records.list({ size: 50 }), staleTime: 0 })).rows
  // a second tap comes before the button is drawn as busy
  const isRunning = useRef(false)

  const undo = useMutation({
    mutationFn: ({ former, version }: { former: RecordRow; version: number }) => {
      const values = inputOfValues(valuesOf(former, records.fields), records.fields, records.input)
      return revise({ ...values, ...records.fixed, id: former.id, version })
    },
    onSuccess: (row) => notifications.show({ color: 'teal', message: t('history.undone', { title: records.titleOf(row) }) }),
  })
  const save = useMutation({
    meta: { quiet: true },
    mutationFn: async ({ over }: { over?: RecordRow | undefined; after: After }) => {
      const sending = { input: editing.inputNow(), base: over ?? base, renumbers: editing.renumbers() }
      const typed = JSON.stringify(form.getValues())
      const saved = await sendRecord({ log, revise, recent }, sending)
      // what was typed while it was on its way is not saved yet
      const isWhole = JSON.stringify(form.getValues()) === typed
      if (isWhole) editing.standOn(saved)
      else editing.setBase(saved)
      return { saved, former: base, sent: sending.input, isWhole, fileProblem: await files.send() }
    },
    onSuccess: async ({ saved, former, sent, isWhole, fileProblem }, { after }) => {
      const title = records.titleOf(saved)
      if (fileProblem) {
        const problem = problemOf(fileProblem)
        const waits = { ...afterProblem(problem), isLogged: true, base: saved }
        if (isUnreached(problem.code) && (await kept.handOver(waits))) return later(after, title)
        return void notifications.show({ color: 'orange', message: t('records.savedWithoutFiles', { title }) })
      }
      if (isWhole) kept.drop()
      const number = numberOf(saved, records.numbered)
      const isRenumbered = number !== numberOf(sent, records.numbered)
      const message = isRenumbered ? t('drafts.renumbered', { title, number }) : t('records.saved', { title })
      if (former)
        undoNotice({ id: `saved-${id}`, message, label: t('common.undo'), onUndo: () => undo.mutate({ former, version: saved.version }) })
      else notifications.show({ color: 'teal', message })
      if (isWhole) leave(after)
    },
    onError: async (error, { after }) => {
      const problem = problemOf(error)
      if (isUnreached(problem.code) && (await kept.handOver(afterProblem(problem)))) return later(after, '')
      editing.setMark({ ...afterProblem(problem), values: form.getValues() })
      if (['STALE', 'SAME_ID_OTHER_CONTENT'].includes(problem.code) && problem.current) editing.setRival(problem.current as RecordRow)
      const refused = issuesByField(problem.issues, records.fields, form.getValues(), fieldText)
      const named = Object.fromEntries(problem.fields.map((name) => [name, t('records.refused.seeAbove')]))
      form.setErrors({ ...named, ...refused })
    },
    onSettled: () => {
      isRunning.current = false
    },
  })
  const later = (after: After, title: string) => {
    notifications.show({ color: 'orange', message: t(title ? 'drafts.filesLater' : 'drafts.sentLater', { title }) })
    save.reset()
    leave(after)
  }
  /** Saves once however often it is asked; `over` is the record that this edit wins against. */
  const run = (after: After, over?: RecordRow) => {
    if (isRunning.current) return
    isRunning.current = true
    save.mutate({ after, over })
  }
  return { run, error: save.error, isPending: save.isPending, reset: save.reset }
}

const numberOf = (row: Record<string, unknown>, numbered: string | undefined): string => (numbered ? String(row[numbered] ?? '') : '')
