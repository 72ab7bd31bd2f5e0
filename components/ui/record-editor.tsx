'use client'
import { Divider, Stack } from '@mantine/core'
import { useHotkeys } from '@mantine/hooks'
import dynamic from 'next/dynamic'
import { useTranslations } from 'next-intl'
import { type KeyboardEvent, useEffect, useRef } from 'react'
import { useAllowed } from '../shell/actor.tsx'
import { ErrorSummary, focusField } from './error-summary.tsx'
import { problemOf } from './error-text.ts'
import { EvidencePanel } from './evidence-panel.tsx'
import { ProblemNotice } from './problem-notice.tsx'
import classes from './record-form.module.css'
import { RecordFields } from './record-form.tsx'
import { RecordHead } from './record-head.tsx'
import { RecordHistory } from './record-history.tsx'
import { RecordReading } from './record-reading.tsx'
import { valuesOf } from './record-values.ts'
import type { RecordRow, Records } from './records.ts'
import { RemovedNotice } from './removed-notice.tsx'
import { RestoredNotice } from './restored-notice.tsx'
import { SaveBar } from './save-bar.tsx'
import { StaleNotice } from './stale-notice.tsx'
import { type Start, useEditing } from './use-editing.ts'
import { useRemoval } from './use-removal.tsx'
import { type After, useSaving } from './use-saving.tsx'
import { useSignedInAgain } from './use-signed-in-again.ts'

const LateOffer = dynamic(() => import('../late-facts/late-offer.tsx').then((found) => found.LateOffer))

type Props = Omit<Start, 'mayWrite'> & {
  onDirty: (dirty: boolean) => void
  onDone: () => void
}

/** Logs, corrects and removes one record. Nothing that was typed is lost by an error, a lost connection or a closed tab. */
export function RecordEditor({ onDirty, onDone, ...start }: Props) {
  const { records, row: newest } = start
  const t = useTranslations('drafts')
  const mayWrite = useAllowed(records.write) && !records.isHeld
  const editing = useEditing({ ...start, mayWrite })
  const { base, id, form, files, rival, restored } = editing
  const Evidence = records.Evidence ?? EvidencePanel
  useEffect(() => onDirty(editing.isDirty), [onDirty, editing.isDirty])
  const own = useRef<HTMLFormElement>(null)
  // the drawer gave the focus away before the form was there
  useEffect(() => own.current?.querySelector<HTMLElement>('[data-autofocus]')?.focus(), [])
  const leave = (after: After) => {
    if (after === 'next') return editing.restart()
    onDirty(false)
    onDone()
  }
  const saving = useSaving(editing, leave)
  useSignedInAgain(saving.error, () => saving.run('close'))
  const submit = (after: After) =>
    form.onSubmit(
      () => saving.run(after),
      // the summary is drawn first, and moves what stands below it
      (errors) => requestAnimationFrame(() => focusField(records.fields.find((field) => errors[field.name])?.name)),
    )
  const removal = useRemoval(records, () => {
    editing.kept.drop()
    leave('close')
  })
  const busy = saving.isPending || removal.isPending
  const problem = saving.error ?? removal.error
  const { code, params } = problemOf(problem)
  const closedYear = code === 'YEAR_CLOSED' ? params.year : null
  useHotkeys([['mod+S', () => !busy && mayWrite && submit('close')()]], [])
  return (
    <form ref={own} onSubmit={submit('close')} onKeyDown={keepComposing} noValidate aria-busy={busy} className={classes.form}>
      <Stack gap="md">
        <RecordHead records={records} row={newest ?? base} onLike={base || !mayWrite || records.once ? null : editing.fillLike} />
        {restored && <RestoredNotice draft={restored} onForget={editing.forget} />}
        {editing.kept.hasFailed && <ProblemNotice text={t('notKept')} />}
        {rival?.removedAt && <RemovedNotice records={records} row={rival} onRestored={() => editing.setRival(null)} />}
        {rival && !rival.removedAt && (
          <StaleNotice
            records={records}
            newest={rival}
            values={form.getValues()}
            busy={busy}
            onKeepMine={() => saving.run('close', rival)}
            onTakeNewest={() => {
              editing.standOn(rival)
              saving.reset()
            }}
          />
        )}
        {!rival && <ProblemNotice error={problem} />}
        {closedYear && (
          <LateOffer
            year={Number(closedYear)}
            action={saving.error ? (base ? 'revise' : 'log') : 'remove'}
            draftNow={editing.draftNow}
            onFiled={() => {
              editing.kept.drop()
              leave('close')
            }}
          />
        )}
        <ErrorSummary errors={form.errors} fields={records.fields} texts={records.texts} />
        {mayWrite || !base ? (
          <RecordFields records={records} form={form} row={base} disabled={!mayWrite} />
        ) : (
          <RecordReading records={records} row={newest ?? base} />
        )}
        {mayWrite && records.notice?.(form.getValues(), id, editing.give)}
        {records.evidence && (
          <Evidence source={records.evidence} record={newest ?? base} recordId={id} values={form.getValues()} queue={files} />
        )}
        {base && records.beside && (
          <>
            <Divider />
            {records.beside(newest ?? base)}
          </>
        )}
        {base && !records.isPart && <RecordHistory records={records} row={newest ?? base} />}
        {mayWrite && (
          <SaveBar
            isNew={base === null}
            busy={busy}
            onNext={records.once ? undefined : () => submit('next')()}
            onRemove={
              base && !records.isPart
                ? () => removal.mutate({ id: base.id, version: versionOf(base, newest, records), title: records.titleOf(base) })
                : undefined
            }
          />
        )}
      </Stack>
    </form>
  )
}

/** Enter that ends a word in an input method ends no form (Safari says it only by the code). */
function keepComposing(press: KeyboardEvent): void {
  const isComposing = press.nativeEvent.isComposing || press.keyCode === 229
  if (press.key === 'Enter' && isComposing && !(press.target instanceof HTMLTextAreaElement)) press.preventDefault()
}

/** A record whose fields are as they were when the form opened may have moved on in version alone (a file was attached): then that is no other edit. */
function versionOf(base: RecordRow, newest: RecordRow | null, records: Records<RecordRow>): number {
  if (!newest || newest.version <= base.version) return base.version
  const same = JSON.stringify(valuesOf(newest, records.fields)) === JSON.stringify(valuesOf(base, records.fields))
  return same ? newest.version : base.version
}
