'use client'
import { Button } from '@mantine/core'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { IssueText } from './issue-text.tsx'
import type { JobFile } from './job-step.ts'

/** A long file may have hundreds of subtotals and footnotes to speak of. */
const atFirst = 5

/** What is said about a file as a whole. */
export function FileNotes({ report }: { report: NonNullable<JobFile['report']> }) {
  const t = useTranslations('importPage')
  const [isWhole, setWhole] = useState(false)
  const notes = isWhole ? report.notes : report.notes.slice(0, atFirst)
  return (
    <>
      {notes.map((issue, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: what is said of a file never changes its order
        <IssueText key={place} issue={issue} place={issue.sheet ?? ''} />
      ))}
      {notes.length < report.notes.length && (
        <Button variant="subtle" size="compact-sm" px={4} style={{ alignSelf: 'flex-start' }} onClick={() => setWhole(true)}>
          {t('moreNotes', { notes: report.notes.length - notes.length })}
        </Button>
      )}
    </>
  )
}
