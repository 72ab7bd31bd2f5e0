import { z } from 'zod'
import { dayText, hundredthsText, longText, recordBase, recordId, recordVersion, shortText } from '../shapes.ts'

/** mean: Σ score ÷ Σ full score. share_satisfied: answers that reach a share of the full score ÷ answers. */
export const surveyMethods = ['mean', 'share_satisfied'] as const
/** 草稿 已发布 已结束 */
export const surveyStatuses = ['draft', 'published', 'closed'] as const
/** 代填 导入 公开链接 专属链接 */
export const answerWays = ['form', 'import', 'link', 'invitation'] as const
/** 评分 单选 多选 填空 */
export const questionKinds = ['score', 'choice', 'multiple', 'text'] as const
/** The languages that the public reads: 简体 has to be there, the others fall back to it. */
export const surveyLanguages = ['zh-Hans', 'zh-Hant-HK', 'en'] as const
export type SurveyLanguage = (typeof surveyLanguages)[number]

const wording = (most: number) => {
  const text = z
    .string()
    .max(most)
    .refine((value) => !value.includes('\u0000'))
    .default('')
  return z.object({ 'zh-Hans': text, 'zh-Hant-HK': text, en: text })
}
/** A text in three languages; a draft may lack all of them, what is published has 简体. */
export const texts = wording(500)
export type Texts = z.infer<typeof texts>
export const noTexts: Texts = { 'zh-Hans': '', 'zh-Hant-HK': '', en: '' }

export const mostQuestions = 100
export const mostOptions = 50
const unlike = (rows: { id: string }[]) => new Set(rows.map(({ id }) => id)).size === rows.length

/** One answer to choose. `points` is what it gives where the question counts; null for one that says nothing (不了解). */
const option = z.object({ id: recordId, title: texts, points: z.int().min(0).max(100).nullable() })
export type Option = z.infer<typeof option>

/**
 * One question. Its id stays when it is reworded, moved or copied into next year's survey: answers are kept by it.
 * `counts`: whether its points are part of the organisation's satisfaction; of kind score or choice only.
 */
export const question = z.object({
  id: recordId,
  kind: z.enum(questionKinds),
  required: z.boolean(),
  title: texts,
  hint: texts,
  options: z.array(option).max(mostOptions).refine(unlike),
  /** The most points of kind score: it is answered with 1 to that many. Null for other kinds. */
  fullScore: z.int().min(2).max(100).nullable(),
  counts: z.boolean(),
})
export type Question = z.infer<typeof question>
export const questions = z.array(question).max(mostQuestions).refine(unlike)

/** What one question is answered with: points, an option's id, several of them, or words. */
export const answerValue = z.union([z.number().min(0).max(100), z.string().max(5000), z.array(recordId).max(mostOptions)])
/** Answers by the ids of their questions; what is not answered is not there. */
export const answers = z.record(recordId, answerValue).refine((given) => Object.keys(given).length <= mostQuestions)
export type Answers = z.infer<typeof answers>

const orNone = shortText.nullable()
/** What a survey is, beside its questions. */
export const surveyInput = z.object({
  id: recordId,
  title: shortText,
  titleHant: orNone,
  titleEn: orNone,
  year: z.int().min(2000).max(2099),
  method: z.enum(surveyMethods),
  satisfiedFromPercent: z.int().min(1).max(100),
  opensOn: dayText.nullable(),
  closesOn: dayText.nullable(),
  askedCount: z.int().min(1).max(1_000_000).nullable(),
  askedReason: orNone,
})
export const surveyView = surveyInput.extend(recordBase.shape).extend({
  status: z.enum(surveyStatuses),
  statusNote: z.string().nullable(),
  publishedAt: z.iso.datetime().nullable(),
  invited: z.int(),
  intro: z.object({ 'zh-Hans': z.string().default(''), 'zh-Hant-HK': z.string().default(''), en: z.string().default('') }),
  questions: z.array(question),
  revision: z.int(),
  linkRound: z.int(),
})
export type Survey = z.infer<typeof surveyView>

/** What the builder saves: what stands above the questions, and the questions. */
export const designInput = recordVersion.extend({ intro: wording(5000), questions })

export const responseInput = z.object({
  id: recordId,
  surveyId: recordId,
  organisationId: recordId.nullable(),
  organisationName: shortText,
  submittedAt: z.iso.datetime({ offset: true }),
  score: hundredthsText,
  fullScore: hundredthsText,
})
export const responseView = responseInput.extend(recordBase.shape).extend({
  supersededById: recordId.nullable(),
  satisfied: z.boolean(),
  via: z.enum(answerWays),
  language: z.string().nullable(),
  revision: z.int().nullable(),
  survey: z.object({ title: z.string() }),
})

export const invitationView = recordBase.extend({
  surveyId: recordId,
  organisationId: recordId,
  organisationName: z.string(),
  round: z.int(),
  sentAt: z.iso.datetime().nullable(),
  sentNote: z.string().nullable(),
  answeredAt: z.iso.datetime().nullable(),
})

export const reason = longText.min(1)

const toldQuestion = z.object({
  id: z.string(),
  title: texts,
  kind: z.enum(questionKinds),
  counts: z.boolean(),
  answered: z.int(),
  average: z.string().nullable(),
  fullScore: z.number().nullable(),
  choices: z.array(z.object({ title: texts, count: z.int() })),
  words: z.array(z.object({ responseId: recordId, organisationName: z.string(), text: z.string() })),
})
/** How one question was answered: its choices with how many took each, or the words; the mean of the points and the most there are. */
export type ToldQuestion = z.infer<typeof toldQuestion>

/** Sums and rates as decimals in text; rates in percent, null where nothing can be said. */
export const results = z.object({
  survey: surveyView,
  label: z.string(),
  period: z.object({ from: dayText, to: dayText }).nullable(),
  score: z.string(),
  fullScore: z.string(),
  responses: z.string(),
  satisfied: z.string(),
  excluded: z.int(),
  population: z.int().nullable(),
  rate: z.string().nullable(),
  satisfaction: z.string().nullable(),
  cautions: z.array(z.enum(['low_rate', 'few_answers', 'nobody_knows_how_many'])),
  questions: z.array(toldQuestion),
  /** `groups` are codes (or trades); several are told together only, so that none of them is told. */
  breakdowns: z.array(
    z.object({
      by: z.enum(['region', 'kind', 'industry']),
      parts: z.array(z.object({ groups: z.array(z.string()), answers: z.int(), satisfaction: z.string().nullable() })),
    }),
  ),
  fewestAnswers: z.int(),
})
export type Results = z.infer<typeof results>

/** An answer that the office enters for somebody: on paper, by phone. */
export const entryInput = responseInput.omit({ score: true, fullScore: true }).extend({ answers })
