import { z } from 'zod'

/** A share in percent, with at most two decimals. */
const percentText = z.string().regex(/^\d{1,3}(\.\d{1,2})?$/)
const inOrder = (...texts: string[]) => texts.every((text, at) => at === 0 || Number(texts[at - 1]) > Number(text))

/** How well a qualitative indicator was done: 达成 · 部分达成并具有一定效果 · 未达成且效果较差. */
export const bands = ['reached', 'partly', 'missed'] as const
export type Band = (typeof bands)[number]

const shape = z.object({
  /** Whether a result far above its target has to be explained, too. */
  farAbove: z.boolean().default(true),
  /** Above the target by more than this, in percent, a cause has to be given; by more than the second, the reviewer has to say how it came. */
  causeAbove: percentText.default('20'),
  readAbove: percentText.default('30'),
  /** 优, 良 and 中 begin at so many points of a hundred. */
  excellentFrom: percentText.default('90'),
  goodFrom: percentText.default('80'),
  fairFrom: percentText.default('60'),
  /** The first band of a qualitative indicator goes down to here, the second to there, and the third to nothing. */
  reachedFrom: percentText.default('80'),
  partlyFrom: percentText.default('60'),
  /** Against the calendar: 绿 from the first on, 黄 from the second. */
  greenFrom: percentText.default('100'),
  yellowFrom: percentText.default('80'),
  /** Whether an indicator may be said not to apply, its points spread over the others. */
  mayNotApply: z.boolean().default(true),
})
export type Limits = z.infer<typeof shape>

/** All limits by which a year is scored, demanded of, graded and lit. What is not named is the usual; those of one ladder go down. */
export const limitsSchema = shape
  .refine(({ causeAbove, readAbove }) => Number(readAbove) >= Number(causeAbove), {
    path: ['readAbove'],
    params: { reason: 'limits_order' },
  })
  .refine(({ excellentFrom, goodFrom, fairFrom }) => inOrder('100.01', excellentFrom, goodFrom, fairFrom, '0'), {
    ...{ path: ['goodFrom'], params: { reason: 'limits_order' } },
  })
  .refine(({ reachedFrom, partlyFrom }) => inOrder('100', reachedFrom, partlyFrom, '0'), {
    ...{ path: ['partlyFrom'], params: { reason: 'limits_order' } },
  })
  .refine(({ greenFrom, yellowFrom }) => inOrder('100.01', greenFrom, yellowFrom, '0'), {
    ...{ path: ['yellowFrom'], params: { reason: 'limits_order' } },
  })

/** What holds until somebody says otherwise. */
export const usualLimits: Limits = limitsSchema.parse({})

/** Whoever holds a step is reminded after so many days; 0 is never. */
const remindDays = z.int().min(0).max(60)
export const limitsInput = z.object({ version: z.int().positive(), limits: limitsSchema, remindDays })
export const limitsView = z.object({
  /** The framework whose limits they are. */
  framework: z.string(),
  version: z.int(),
  limits: limitsSchema,
  remindDays,
  tables: z.array(z.string()),
})
export type LimitsView = z.infer<typeof limitsView>
