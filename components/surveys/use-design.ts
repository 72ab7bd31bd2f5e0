'use client'
import { useState } from 'react'
import { z } from 'zod'
import { remember, useRemembered } from '#components/public/device.ts'
import { useVisitor } from '#components/shell/actor.tsx'
import type { Survey } from '#lib/surveys/schema.ts'
import type { Design } from './design-changes.ts'

type Kept = Design & { version: number }
/** Loose on purpose: what is half typed is kept as well. The server looks at it when it is saved. */
const kept = z.custom<Kept>(
  (found) => typeof found === 'object' && found !== null && 'intro' in found && 'questions' in found && Array.isArray(found.questions),
)

/** The questions as they are being edited. What is not saved yet is kept on this device, for this person, and is there again after the tab was closed. */
export function useDesign(survey: Survey) {
  const name = `survey-design.${useVisitor()?.userId}.${survey.id}`
  const typed = useRemembered(name, kept)
  const [isTyped, setTyped] = useState(false)
  const stored: Kept = { intro: survey.intro, questions: survey.questions, version: survey.version }
  const { version, ...design } = typed ?? stored
  return {
    design,
    version,
    isDirty: typed !== null,
    /** Whether it was begun before this page was opened. */
    isRestored: typed !== null && !isTyped,
    change: (next: Design) => {
      setTyped(true)
      remember(name, { ...next, version })
    },
    /** Forgets what was typed: it is saved, or not wanted. */
    drop: () => remember(name, null),
    /** Stands on a newer version with what was typed. */
    rebase: (newer: number) => remember(name, { ...design, version: newer }),
  }
}
