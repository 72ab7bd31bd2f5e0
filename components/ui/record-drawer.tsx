'use client'
import { Drawer } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { type RefObject, useCallback, useEffect } from 'react'
import { DatesFrame } from './dates-frame.tsx'
import { Panel } from './panel.tsx'
import { RecordEditor } from './record-editor.tsx'
import type { RecordRow, Records } from './records.ts'
import { RemovedNotice } from './removed-notice.tsx'
import { useDiscard } from './use-discard.ts'

type Props = {
  records: Records<RecordRow>
  /** The record to show; null for a new one. */
  open: string | null
  /** Whether something typed is not saved yet. */
  isDirty: RefObject<boolean>
  onClose: () => void
}

/** One record beside its list. What was typed is not thrown away without asking. */
export function RecordDrawer({ records, open, isDirty, onClose }: Props) {
  const texts = useTranslations(records.texts)
  const isPhone = useMediaQuery('(max-width: 48em)', false, { getInitialValueInEffect: false })
  useEffect(() => {
    const warn = (leaving: BeforeUnloadEvent) => isDirty.current && leaving.preventDefault()
    window.addEventListener('beforeunload', warn)
    return () => window.removeEventListener('beforeunload', warn)
  }, [isDirty])
  const discard = useDiscard()
  const close = () => (isDirty.current ? discard(leave) : onClose())
  const leave = () => {
    isDirty.current = false
    onClose()
  }
  // stable, so that a form says it again only when it changes
  const note = useCallback(
    (dirty: boolean) => {
      isDirty.current = dirty
    },
    [isDirty],
  )
  return (
    <Drawer
      opened
      onClose={close}
      position="right"
      size={isPhone ? '100%' : 'xl'}
      title={open ? texts('one') : texts('new')}
      styles={{ title: { fontWeight: 600 }, body: { paddingBlockEnd: 0 } }}
      transitionProps={{ duration: 120 }}
    >
      <DatesFrame>
        {open ? (
          <Stored key={open} records={records} id={open} onDirty={note} onDone={onClose} />
        ) : (
          <RecordEditor key="new" records={records} row={null} onDirty={note} onDone={onClose} />
        )}
      </DatesFrame>
    </Drawer>
  )
}

type Inside = { records: Records<RecordRow>; id: string; onDirty: (dirty: boolean) => void; onDone: () => void }

function Stored({ records, id, ...rest }: Inside) {
  // an edit begins with the record as it is now, never with what was read some time ago
  const query = useQuery({ ...records.get(id), staleTime: 0, gcTime: 0 })
  return (
    <Panel query={query}>
      {(row) => (row.removedAt ? <RemovedNotice records={records} row={row} /> : <RecordEditor records={records} row={row} {...rest} />)}
    </Panel>
  )
}
