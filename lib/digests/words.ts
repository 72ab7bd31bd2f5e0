import type { Block } from '../mail/layout.ts'
import type { Words } from '../texts.ts'
import { sideOf } from './rules.ts'
import type { DigestContent } from './schema.ts'

export const digestTitle = (t: Words, kind: string, { day, total, grade }: DigestContent): string =>
  t('digests.title', { kind, day, total: total ?? '—', grade: grade ?? 'none' })

const tones = { red: 'red', yellow: 'orange', green: 'green', grey: undefined } as const

/** A digest in words, each figure with the address of its trace. */
export function digestBlocks(t: Words, content: DigestContent, base: string): Block[] {
  const { year, lights, gaps, budget } = content
  const url = (path: string) => base + path
  if (year === null) return [{ kind: 'text', text: t('digests.noYear') }]
  const section = (name: string, lines: Extract<Block, { kind: 'lines' }>['lines'], empty: string): Block[] => [
    { kind: 'heading', text: t(`digests.${name}`) },
    lines.length > 0 ? { kind: 'lines', lines } : { kind: 'text', text: t(`digests.${empty}`) },
  ]
  return [
    { kind: 'lines', lines: totalsOf(t, content, url(`/board?year=${year}`)) },
    ...section(
      lights.some(({ before }) => before !== null) || content.totalBefore !== null ? 'lightsChanged' : 'lightsNow',
      lights.map((one) => ({
        text: t('digests.light', { ...one, actual: one.actual ?? '—', before: one.before ?? 'none' }),
        ...{ url: url(one.path), tone: tones[one.light] },
      })),
      'noLights',
    ),
    ...section('attention', attentionLines(t, content, url), 'noAttention'),
    ...section(
      'gaps',
      gaps.map(({ month, open, path }) => ({ text: t('digests.gap', { month, open }), url: url(path) })),
      'noGaps',
    ),
    ...section(
      'budget',
      budget.map((one) => ({
        text: t('digests.budgetLine', {
          ...{ subProject: one.subProject, of: one.subProject === '' ? 'all' : 'one', rate: one.rate ?? '—' },
          ...{
            ahead: (one.ahead ?? '').replace('-', ''),
            side: sideOf(one.ahead),
          },
        }),
        url: url(one.path),
      })),
      'noBudget',
    ),
    { kind: 'button', text: t('digests.openBoard'), url: url(`/board?year=${year}`) },
  ]
}

function totalsOf(t: Words, { total, totalBefore, grade, weight, expected, schedule, asOf }: DigestContent, url: string) {
  const told = {
    total: total ?? '—',
    weight,
    grade: grade ?? 'none',
    before: totalBefore ?? '',
    hasBefore: totalBefore === null ? 'no' : 'yes',
  }
  return [
    { text: t('digests.total', told), url },
    ...(expected ? [{ text: t('digests.expected', { total: expected.total, grade: expected.grade ?? 'none' }), url }] : []),
    { text: t('digests.schedule', { schedule, day: asOf }), url },
  ]
}

const attentionLines = (t: Words, { attention }: DigestContent, url: (path: string) => string) =>
  attention.map(({ kind, count, severity, path, names }) => ({
    ...{ text: t(`attention.kinds.${kind}`, { count }), url: url(path), ...(names.length > 0 && { note: names.join('、') }) },
    tone: severity === 'urgent' ? ('red' as const) : severity === 'soon' ? ('orange' as const) : undefined,
  }))
