import { z } from 'zod'
import { recordId } from '../shapes.ts'

/** Which records may carry evidence, and of which kinds. The first kinds of events and payments are what makes them count. */
export const evidenceKinds = {
  events: ['sign_in', 'minutes', 'photo', 'other'],
  payments: ['approval', 'invoice', 'acceptance', 'receipt', 'other'],
  contracts: ['contract', 'other'],
  requests: ['photo', 'other'],
  inspections: ['photo', 'after', 'other'],
  policies: ['other'],
  policy_versions: ['document', 'other'],
  meter_readings: ['photo', 'other'],
  bills: ['bill', 'other'],
  budget_adjustments: ['document', 'other'],
  contract_amendments: ['contract', 'other'],
  procurements: ['document', 'other'],
  acceptances: ['scan', 'photo', 'other'],
  settlements: ['scan', 'other'],
  matches: ['confirmation', 'other'],
  organisations: ['agreement', 'other'],
  documents: ['scan', 'other'],
  assessments: ['scan', 'other'],
  material_versions: ['file', 'other'],
  surveys: ['results', 'other'],
  survey_responses: ['other'],
  articles: ['screenshot', 'other'],
  rectifications: ['proof', 'other'],
} as const
export type EvidenceSource = keyof typeof evidenceKinds
export const evidenceSources = Object.keys(evidenceKinds) as [EvidenceSource, ...EvidenceSource[]]

/** 公开 内部 敏感. What is 涉密 has no place in this house: nobody can enter it. */
export const sensitivities = ['public', 'internal', 'sensitive'] as const
export type Sensitivity = (typeof sensitivities)[number]
/** What one content is called, wherever it is attached: from what it was to what it is from now on. */
export const classifyInput = z.object({
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  from: z.enum(sensitivities),
  to: z.enum([...sensitivities, 'classified']),
})

export const attachInput = z.object({
  id: recordId,
  source: z.enum(evidenceSources),
  recordId,
  kind: z.string().max(40),
  file: z.file(),
})
export const evidenceView = z.object({
  id: recordId,
  source: z.string(),
  recordId,
  kind: z.string(),
  fileName: z.string(),
  mediaType: z.string(),
  sizeBytes: z.int(),
  sha256: z.string(),
  sensitivity: z.enum(sensitivities),
  version: z.int(),
  createdAt: z.iso.datetime(),
})
