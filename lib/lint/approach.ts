import { Decimal } from '../money.ts'

/** The words that say how a number is meant, before it (近400) and after it (400多). */
export const wordsBefore = {
  below: ['接近', '将近', '近'],
  under: ['不足', '不到', '低于', '少于', '小于'],
  above: ['超过', '突破', '多于', '高于', '大于', '超', '逾'],
  about: ['大约', '约为', '大概', '约'],
  least: ['至少', '不少于', '不低于'],
  most: ['至多', '不超过', '不高于', '不多于'],
} as const
export const wordsAfter = { some: ['余', '多', '来'], about: ['左右', '上下'], least: ['以上'], most: ['以下', '以内'] } as const

/** How a number is meant: `below` 近, `under` 不足, `above` 超, `some` 多, `about` 约, `least` 以上, `most` 以内; null is the number itself. */
export type Approach = keyof typeof wordsBefore | keyof typeof wordsAfter | null

/** A number as written: `step` is what its last digit other than 0 stands for (400 → 100, 1.1万 → 1000). */
export type Written = { value: Decimal; step: Decimal; approach: Approach; isScaled: boolean }

const share = (value: Decimal, percent: number) => value.abs().mul(percent).div(100)

/**
 * Whether a number, read honestly, says a figure.
 * 近N: less than N, by 5 % of it at most (10 % up to 50, and always by one). 超N: more than N, but less than the next step of its size (超40: up to 49) or 10 %.
 * N多: between N and the next step. 约N: 5 % either way. 不足, 以上, 不超过 …: only that it is true. Without such a word: the very figure, but 1.1万 may be rounded.
 */
export function agrees({ value, step, approach, isScaled }: Written, actual: Decimal): boolean {
  switch (approach) {
    case null:
      return actual.eq(value) || (isScaled && actual.div(step).toDecimalPlaces(0).mul(step).eq(value))
    case 'below':
      return actual.lt(value) && value.sub(actual).lte(Decimal.max(1, share(value, value.lte(50) ? 10 : 5)))
    case 'under':
      return actual.lt(value)
    case 'above':
      return actual.gt(value) && (actual.lt(value.add(step)) || actual.lte(value.add(share(value, 10))))
    case 'some':
      return actual.gt(value) && actual.lt(value.add(step))
    case 'about':
      return actual.sub(value).abs().lte(share(value, 5))
    case 'least':
      return actual.gte(value) && (actual.lt(value.add(step)) || actual.lte(value.add(share(value, 50))))
    case 'most':
      return actual.lte(value)
  }
}
