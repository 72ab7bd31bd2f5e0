'use client'
import { Button } from '@mantine/core'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import type { Draft } from '../drafts/draft.ts'
import { useAllowed } from '../shell/actor.tsx'
import { LateFactDialog } from './late-fact-dialog.tsx'

type Props = {
  year: number
  /** What was refused. */
  action: 'log' | 'revise' | 'remove'
  draftNow: () => Draft
  onFiled: () => void
}

/** Beside a form that a closed year refused: what was typed can be filed as an event after closing, so that it is not lost. */
export function LateOffer({ year, action, draftNow, onFiled }: Props) {
  const t = useTranslations('lateFacts')
  const may = useAllowed('lateFacts.write')
  const [draft, setDraft] = useState<Draft | null>(null)
  if (!may) return null
  return (
    <>
      <Button variant="default" style={{ alignSelf: 'flex-start' }} onClick={() => setDraft(draftNow())}>
        {t('offer')}
      </Button>
      {draft && <LateFactDialog years={[year]} draft={draft} action={action} onClose={() => setDraft(null)} onFiled={onFiled} />}
    </>
  )
}
