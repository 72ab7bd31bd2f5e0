'use client'
import { diffWordsWithSpace } from 'diff'
import { TextPieces } from '../lint/text-pieces.tsx'

const segmenter = typeof Intl.Segmenter === 'function' ? new Intl.Segmenter('zh-Hans', { granularity: 'word' }) : undefined

/** What was taken out of one text and put into the other, word by word. */
export function StandardDiff({ before, after }: { before: string; after: string }) {
  const pieces = diffWordsWithSpace(before, after, segmenter ? { intlSegmenter: segmenter } : {}).map(({ added, removed, value }) => ({
    kind: added ? ('new' as const) : removed ? ('gone' as const) : ('same' as const),
    text: value,
  }))
  return <TextPieces pieces={pieces} />
}
