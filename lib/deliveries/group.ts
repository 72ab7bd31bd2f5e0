import { sentenceOf } from '../alerts/rules.ts'
import type { Params } from '../alerts/schema.ts'
import { digestContent } from '../digests/schema.ts'
import { digestBlocks, digestTitle } from '../digests/words.ts'
import { publicUrl } from '../env.ts'
import { wordsIn } from '../texts.ts'
import { fitted, harmless } from '../wecom/rules.ts'
import type { Claimed } from './batch.ts'

/** The group reads 简体: it is one message for all who asked for it, each named beside what they asked for. */
export function groupMessage(rows: readonly Claimed[]): string {
  const t = wordsIn('zh-Hans')
  const [first] = rows
  if (first?.digest) return digestMessage(first)
  const alerts = Map.groupBy(rows, ({ alertId, occasion }) => `${alertId} ${occasion}`)
  const lines = [...alerts.values()].flatMap(([row, ...others]) => {
    if (!row?.alert) return []
    const text = harmless(sentenceOf(t, row.alert.kind, row.alert.params as Params))
    const word = row.occasion.startsWith('reminder') ? 'reminder' : row.occasion
    const said = row.occasion === 'began' ? text : t(`alerts.mail.${word}`, { sentence: text })
    const names = [row, ...others].map(({ user }) => harmless(user.name)).join('、')
    return [`> [${said}](${publicUrl()}${row.alert.path})（${t('alerts.robot.for', { names })}）`]
  })
  const head = `**${t('common.house')}** ${t('alerts.robot.several', { count: lines.length })}`
  return fitted(head, lines, (left) => t('alerts.robot.more', { left, url: `${publicUrl()}/inbox` }))
}

function digestMessage({ digest, user }: Claimed): string {
  const t = wordsIn('zh-Hans')
  const content = digestContent.parse(digest?.content)
  const mark = digest?.isTest ? t('digests.testMark') : ''
  const head = `**${mark}${digestTitle(t, digest?.kind ?? 'weekly', content)}**（${t('alerts.robot.for', { names: harmless(user.name) })}）`
  const lines = digestBlocks(t, content, publicUrl()).flatMap((block) => {
    if (block.kind === 'heading') return [`**${harmless(block.text)}**`]
    if (block.kind === 'text') return [harmless(block.text)]
    if (block.kind === 'button') return [`[${harmless(block.text)}](${block.url})`]
    return block.lines.map(({ text, url }) => (url ? `> [${harmless(text)}](${url})` : `> ${harmless(text)}`))
  })
  return fitted(head, lines, (left) => t('alerts.robot.more', { left, url: `${publicUrl()}/inbox` }))
}
