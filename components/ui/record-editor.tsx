'use client'
import { Divider, Stack } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useHotkeys } from '@mantine/hooks'
import { notifications } from '@mantine/notifications'
import { useMutation } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useEffect, useEffectEvent, useState } from 'react'
import { v7 as newId } from 'uuid'
import { useAllowed } from '../shell/actor.tsx'
import { problemOf } from './error-text.ts'
import { EvidencePanel } from './evidence-panel.tsx'
import { useEvidenceQueue } from './evidence-queue.ts'
import { issuesByField, useFieldText, useFormCheck } from './field-text.ts'
import { ProblemNotice } from './problem-notice.tsx'
import { RecordFields } from './record-form.tsx'
import { RecordReading } from './record-reading.tsx'
import { blankValues, inputOfValues, type Values, valuesOf } from './record-values.ts'
import type { RecordRow, Records } from './records.ts'
import { SaveBar } from './save-bar.tsx'
import { StaleNotice } from './stale-notice.tsx'
import { useNextNumber } from './use-next-number.ts'
import { useRemoval } from './use-removal.tsx'

type Props = {
  records: Records<RecordRow>
  /** The record as it is stored now; null for a new one. */
  row: RecordRow | null
  onDirty: (dirty: boolean) => void
  onDone: () => void
}

/** Logs, corrects and removes one record. Nothing that was typed is lost by an error. */
export function RecordEditor({ records, row: newest, onDirty, onDone }: Props) {
  const t = useTranslations('records')
  const mayWrite = useAllowed(records.write)
  const fieldText = useFieldText()
  // the record as this form opened it (or last saved it): what an edit is an edit of
  const [base, setBase] = useState(newest)
  const [id, setId] = useState(() => newest?.id ?? newId())
  const form = useForm<Values>({
    initialValues: base ? valuesOf(base, records.fields) : { ...blankValues(records.fields), ...records.start?.() },
    validate: useFormCheck(records),
    validateInputOnBlur: true,
  })
  const follow = useEffectEvent((row: RecordRow | null) => {
    if (!row || !base || row.version <= base.version || form.isDirty()) return
    setBase(row)
    form.setInitialValues(valuesOf(row, records.fields))
    form.reset()
  })
  // a form in which nothing was typed yet shows the record as it becomes
  useEffect(() => follow(newest), [newest])
  const files = useEvidenceQueue(records.evidence, id)
  const isDirty = form.isDirty() || files.waiting.length > 0
  useEffect(() => onDirty(isDirty && mayWrite), [onDirty, isDirty, mayWrite])
  useNextNumber(records, base === null && mayWrite, (number) => {
    if (records.numbered && form.getValues()[records.numbered] === '') {
      form.setInitialValues({ ...form.getInitialValues(), [records.numbered]: number })
      form.setFieldValue(records.numbered, number)
    }
  })

  const save = useMutation({
    meta: { quiet: true },
    mutationFn: async (over: { version?: number }) => {
      const input = { ...inputOfValues(form.getValues(), records.fields, records.input), ...records.fixed, id }
      const saved = base
        ? await records.operations.revise({ ...input, version: over.version ?? versionOf(base, newest, records) })
        : await records.operations.log(input)
      setBase(saved)
      form.resetDirty()
      return { saved, allFiled: await files.send() }
    },
    onError: (error) => {
      const { issues, fields } = problemOf(error)
      const refused = issuesByField(issues, records.fields, form.getValues(), fieldText)
      const named = Object.fromEntries(fields.map((name) => [name, t('refused.seeAbove')]))
      form.setErrors({ ...named, ...refused })
    },
  })
  const submit = (then: 'close' | 'next') =>
    form.onSubmit(
      () =>
        save.mutate(
          {},
          {
            onSuccess: ({ saved, allFiled }) => {
              notifications.show({
                color: allFiled ? 'teal' : 'orange',
                message: t(allFiled ? 'saved' : 'savedWithoutFiles', { title: records.titleOf(saved) }),
              })
              if (!allFiled) return
              onDirty(false)
              if (then === 'close') return onDone()
              setBase(null)
              setId(newId())
              files.clear()
              form.setInitialValues({ ...blankValues(records.fields), ...records.start?.() })
              form.reset()
            },
          },
        ),
      (errors) => document.querySelector<HTMLElement>(`[data-field="${Object.keys(errors)[0]}"]`)?.focus(),
    )
  const removal = useRemoval(records, () => {
    onDirty(false)
    onDone()
  })
  const busy = save.isPending || removal.isPending
  useHotkeys([['mod+S', () => !busy && mayWrite && submit('close')()]], [])

  const problem = save.error ? problemOf(save.error) : null
  const stale = problem?.code === 'STALE' && base ? (problem.current as RecordRow | undefined) : undefined
  return (
    <form onSubmit={submit('close')} noValidate aria-busy={busy}>
      <Stack gap="md">
        {stale ? (
          <StaleNotice
            records={records}
            newest={stale}
            values={form.getValues()}
            busy={busy}
            onKeepMine={() => save.mutate({ version: stale.version }, { onSuccess: onDoneClean })}
            onTakeNewest={() => {
              setBase(stale)
              form.setInitialValues(valuesOf(stale, records.fields))
              form.reset()
              save.reset()
            }}
          />
        ) : (
          <ProblemNotice error={save.error ?? removal.error} />
        )}
        {mayWrite || !base ? (
          <RecordFields records={records} form={form} row={base} disabled={!mayWrite} />
        ) : (
          <RecordReading records={records} row={newest ?? base} />
        )}
        {records.evidence && <EvidencePanel source={records.evidence} record={base} recordId={id} queue={files} />}
        {base && records.beside && (
          <>
            <Divider />
            {records.beside(newest ?? base)}
          </>
        )}
        {mayWrite && (
          <SaveBar
            isNew={base === null}
            busy={busy}
            onNext={() => submit('next')()}
            onRemove={
              base
                ? () => removal.mutate({ id: base.id, version: versionOf(base, newest, records), title: records.titleOf(base) })
                : undefined
            }
          />
        )}
      </Stack>
    </form>
  )

  function onDoneClean() {
    onDirty(false)
    notifications.show({ color: 'teal', message: t('saved', { title: base ? records.titleOf(base) : '' }) })
    onDone()
  }
}

/** A record whose fields are as they were when the form opened may have moved on in version alone (a file was attached): then that is no other edit. */
function versionOf(base: RecordRow, newest: RecordRow | null, records: Records<RecordRow>): number {
  if (!newest || newest.version <= base.version) return base.version
  const same = JSON.stringify(valuesOf(newest, records.fields)) === JSON.stringify(valuesOf(base, records.fields))
  return same ? newest.version : base.version
}
