import type { z } from 'zod'
import type { narrativeView } from '#lib/narratives/schema.ts'

export type NarrativeView = z.infer<typeof narrativeView>
export type NarrativeFigure = NarrativeView['figures'][number]
export type NarrativeParagraph = NarrativeView['paragraphs'][number]
