'use client'
import { Button } from '@mantine/core'
import { IconPencil } from '@tabler/icons-react'
import dynamic from 'next/dynamic'
import { useRef, useState } from 'react'
import type { RecordRow, Records } from './records.ts'

const RecordDrawer = dynamic(() => import('./record-drawer.tsx').then((module) => module.RecordDrawer), { ssr: false })

/** The button of a record's page that opens its form beside the page. */
export function EditRecord<View extends RecordRow>({ records, id, text }: { records: Records<View>; id: string; text: string }) {
  const [isOpen, setOpen] = useState(false)
  const isDirty = useRef(false)
  // it is beside its page already: no way there is offered
  const here = { ...records, page: undefined } as unknown as Records<RecordRow>
  return (
    <>
      <Button
        variant="default"
        flex="none"
        leftSection={<IconPencil size={18} aria-hidden />}
        aria-keyshortcuts="e"
        data-edit=""
        onClick={() => setOpen(true)}
      >
        {text}
      </Button>
      {isOpen && <RecordDrawer records={here} open={id} isDirty={isDirty} onClose={() => setOpen(false)} />}
    </>
  )
}
