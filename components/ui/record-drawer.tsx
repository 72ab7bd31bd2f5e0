'use client'
import { Drawer, Stack } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useQueryStates } from 'nuqs'
import { type ReactNode, type RefObject, useCallback, useRef, useState } from 'react'
import { OfflineBar } from '../drafts/offline-bar.tsx'
import { useOpeningDraft } from '../drafts/use-opening-draft.ts'
import { DatesFrame } from './dates-frame.tsx'
import { formAddress } from './form-address.ts'
import { Panel } from './panel.tsx'
import classes from './record-drawer.module.css'
import { RecordEditor } from './record-editor.tsx'
import { RecordHistory } from './record-history.tsx'
import type { RecordRow, Records } from './records.ts'
import { RemovedNotice } from './removed-notice.tsx'
import { useDiscard } from './use-discard.tsx'
import { useKeyboardRoom } from './use-keyboard-room.ts'

type Props = {
  records: Records<RecordRow>
  /** The record to show; null for a new one. */
  open: string | null
  /** Whether something typed is not saved yet. */
  isDirty: RefObject<boolean>
  onClose: () => void
}

/** One record beside its list. What was typed is kept as a draft unless it is thrown away. */
export function RecordDrawer({ records, open, isDirty, onClose }: Props) {
  const texts = useTranslations(records.texts)
  const isPhone = useMediaQuery('(max-width: 48em)', false, { getInitialValueInEffect: false })
  useKeyboardRoom()
  const discard = useDiscard()
  const [, setAddress] = useQueryStates(formAddress)
  // a form that is on its way out may still tell of what was typed: it would be asked about again
  const isLeft = useRef(false)
  const leave = () => {
    isLeft.current = true
    isDirty.current = false
    void setAddress({ draft: null, like: null, given: null })
    onClose()
  }
  const close = () => (isDirty.current ? discard(leave) : leave())
  // stable, so that a form says it again only when it changes
  const note = useCallback(
    (dirty: boolean) => {
      isDirty.current = dirty && !isLeft.current
    },
    [isDirty],
  )
  const rest = { records, onDirty: note, onDone: leave }
  return (
    <Drawer
      opened
      onClose={close}
      position="right"
      size={isPhone ? '100%' : 'xl'}
      title={open ? texts('one') : texts('new')}
      classNames={{ content: classes.content ?? '', header: classes.header ?? '', body: classes.body ?? '' }}
      transitionProps={{ duration: 120 }}
    >
      <DatesFrame>
        <OfflineBar />
        {open ? <Stored key={open} id={open} {...rest} /> : <Fresh key="new" {...rest} />}
      </DatesFrame>
    </Drawer>
  )
}

type Inside = { records: Records<RecordRow>; onDirty: (dirty: boolean) => void; onDone: () => void }

function Stored({ id, ...rest }: Inside & { id: string }) {
  const { records } = rest
  // an edit begins with the record as it is now, never with what was read some time ago
  const query = useQuery({ ...records.get(id), staleTime: 0, gcTime: 0 })
  const panel = (
    <Panel query={query}>
      {(row) => (row.removedAt ? <Removed records={records} row={row} /> : <Opened key="stored" id={id} row={row} {...rest} />)}
    </Panel>
  )
  // without a connection a draft can still be written on
  return query.data === undefined && query.isError ? <Opened key="draft" id={id} row={null} otherwise={panel} {...rest} /> : panel
}

function Removed({ records, row }: { records: Records<RecordRow>; row: RecordRow }) {
  return (
    <Stack pb="md">
      <RemovedNotice records={records} row={row} />
      <RecordHistory records={records} row={row} />
    </Stack>
  )
}

function Fresh(inside: Inside) {
  const { records } = inside
  const [address] = useQueryStates(formAddress)
  // the address may move on while the form stands open
  const [{ like, draft, given }] = useState(address)
  const copied = useQuery({ ...records.get(like ?? ''), enabled: like !== null })
  if (like && copied.isPending) return <Panel query={copied}>{() => null}</Panel>
  return <Opened id={null} row={null} asked={draft} like={copied.data ?? null} given={given} {...inside} />
}

type Opening = Inside & {
  id: string | null
  row: RecordRow | null
  asked?: string | null
  like?: RecordRow | null
  given?: Record<string, string> | null
  /** What to show when there is no record and no draft of it either. */
  otherwise?: ReactNode
}

function Opened({ id, asked = null, like = null, given = null, otherwise, ...rest }: Opening) {
  const opening = useOpeningDraft({ records: rest.records, id, asked, isFresh: like !== null || given !== null })
  if (opening === undefined) return null
  if (otherwise && !opening) return otherwise
  return <RecordEditor opening={opening} like={like} given={given} {...rest} />
}
