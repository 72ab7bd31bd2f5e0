import type { AskedQuestion } from '#lib/answers/schema.ts'
import { joined, parted } from './use-early.ts'
import type { Values } from './use-public-form.ts'

type Answer = number | string | string[]

/** What stands in the form as the house keeps it, by the questions' ids: what is not answered is not there. */
export function answersOf(questions: readonly AskedQuestion[], values: Values): Record<string, Answer> {
  const given = questions.map(({ id, kind }): [string, Answer] => [id, answerOf(kind, values[id]?.trim() ?? '')])
  return Object.fromEntries(given.filter(([, answer]) => answer !== '' && !(Array.isArray(answer) && answer.length === 0)))
}

function answerOf(kind: AskedQuestion['kind'], typed: string): Answer {
  if (kind === 'multiple') return parted(typed)
  // what is no number is refused as such, and stands in its field
  if (kind === 'score' && typed !== '' && Number.isFinite(Number(typed))) return Number(typed)
  return typed
}

/** Ticks one of several, or takes the tick away; they stand in the order of the question. */
export function toggled({ id, options }: AskedQuestion, values: Values, option: string): string {
  const ticked = new Set(parted(values[id]))
  if (!ticked.delete(option)) ticked.add(option)
  return joined(options.map((one) => one.id).filter((one) => ticked.has(one)))
}

/** An answer as a reader sees it; empty where there is none. */
export function spokenAnswer({ id, kind, options }: AskedQuestion, values: Values): string {
  const typed = values[id]?.trim() ?? ''
  if (kind === 'score' || kind === 'text') return typed
  const chosen = kind === 'multiple' ? parted(typed) : [typed]
  return options
    .filter((option) => chosen.includes(option.id))
    .map(({ title }) => title)
    .join(' · ')
}
