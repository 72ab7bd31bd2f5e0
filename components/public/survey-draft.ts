'use client'
import { z } from 'zod'
import { shapeOf } from '#lib/answers/rules.ts'
import type { AskedQuestion } from '#lib/answers/schema.ts'
import { recall, remember, useRemembered } from './device.ts'
import type { Values } from './use-public-form.ts'

const values = z.record(z.string(), z.string())
/** What is kept on the device of an answer that is not sent: what was typed, what each question was like then, and under which id it was tried. */
const draftShape = z.object({
  values,
  shapes: z.record(z.string(), z.string()),
  tried: z.object({ id: z.uuid(), content: z.string() }).nullable(),
})
type Draft = z.infer<typeof draftShape>
const receiptShape = z.object({ values, submittedAt: z.iso.datetime(), replaces: z.boolean() })
export type SurveyReceipt = z.infer<typeof receiptShape>

/** What this device remembers of an answer by one link, under the record and round in it and without its seal. */
export function useSurveyDraft(token: string, questions: readonly AskedQuestion[]) {
  const name = `survey.${token.slice(0, 24)}`
  const draft = useRemembered(name, draftShape)
  const receipt = useRemembered(`${name}.receipt`, receiptShape)
  const keep = (changes: Partial<Draft>) =>
    remember(name, {
      values: {},
      tried: null,
      ...draft,
      shapes: { ...(draft?.shapes ?? shapesOf(questions)), ...changes.shapes },
      ...rest(changes),
    })
  return {
    draft,
    receipt,
    /** The questions that are not what they were when this was typed. */
    changed: draft ? questions.filter((question) => draft.shapes[question.id] !== shapeOf(question)).map(({ id }) => id) : [],
    /** Keeps what was typed; a question whose answer was touched has been seen as it is now. */
    type: (typed: Values) => keep({ values: typed, shapes: shapesOf(questions.filter(({ id }) => typed[id] !== draft?.values[id])) }),
    /** Keeps the id under which an answer is on its way, for when the page is opened anew; null once it is known what became of it. */
    attempt: (tried: Draft['tried']) => keep({ tried }),
    /** Whether what is typed was sent and nobody knows whether it arrived. */
    wasTrying: () => {
      const kept = recall(name, draftShape)
      return kept !== null && kept.tried?.content === JSON.stringify(kept.values)
    },
    finish: (done: SurveyReceipt) => {
      remember(`${name}.receipt`, done)
      remember(name, null)
    },
    forget: () => {
      remember(`${name}.receipt`, null)
      remember(name, null)
    },
  }
}

const shapesOf = (questions: readonly AskedQuestion[]) => Object.fromEntries(questions.map((one) => [one.id, shapeOf(one)]))
const rest = ({ shapes: _, ...changes }: Partial<Draft>) => changes
