import { localeOf } from '../alerts/people.ts'
import { sentenceOf } from '../alerts/rules.ts'
import type { Params } from '../alerts/schema.ts'
import { digestContent } from '../digests/schema.ts'
import { digestBlocks, digestTitle } from '../digests/words.ts'
import { publicUrl } from '../env.ts'
import type { Locale } from '../locale.ts'
import { type Block, type Letter, letterHtml, letterText } from '../mail/layout.ts'
import type { Mail } from '../mail/send.ts'
import { type MailScope, publicLink } from '../public-link.ts'
import { wordsIn } from '../texts.ts'
import type { Claimed } from './batch.ts'

const tones = { urgent: 'red', soon: 'orange', note: undefined } as const

/** One line of an alert: what it says, where it leads, and whether it began, lasts or is over. */
function lineOf({ alert, occasion }: Claimed, locale: Locale) {
  const t = wordsIn(locale)
  const { kind = 'light', params = {}, path = '/inbox', severity = 'note' } = alert ?? {}
  const text = sentenceOf(t, kind, params as Params)
  const word = occasion.startsWith('reminder') ? 'reminder' : occasion
  return {
    text: occasion === 'began' ? text : t(`alerts.mail.${word}`, { sentence: text }),
    url: publicUrl() + path,
    note: t(`alerts.kinds.${kind}`),
    tone: occasion === 'ended' ? ('green' as const) : tones[severity as keyof typeof tones],
  }
}

/** What a person is sent for some deliveries that go out together, in their language. */
export function mailOf(rows: readonly Claimed[], to: string): Mail {
  const [first] = rows
  if (!first) throw new Error('nothing to send')
  const locale = localeOf(first.user.locale)
  const letter = first.digest ? digestLetter(first, locale) : alertLetter(rows, locale)
  const scope: MailScope = first.digest ? (first.digest.kind as MailScope) : 'alerts'
  const page = publicLink('unsubscribe', first.userId, scope)
  const whole = { ...letter, footer: [...letter.footer, { text: wordsIn(locale)('alerts.mail.unsubscribe'), url: page }] }
  return {
    ...{ to, subject: whole.title, text: letterText(whole), html: letterHtml(whole), unsubscribe: `${page}/now` },
    messageId: `<${first.messageId}@${new URL(publicUrl()).hostname}>`,
  }
}

function alertLetter(rows: readonly Claimed[], locale: Locale): Letter {
  const t = wordsIn(locale)
  const lines = rows.map((row) => lineOf(row, locale))
  const [only] = lines
  const title = lines.length === 1 && only ? only.text : t('alerts.mail.several', { count: lines.length, first: only?.text ?? '' })
  const blocks: Block[] = [
    { kind: 'lines', lines },
    { kind: 'button', text: t('alerts.mail.open'), url: `${publicUrl()}/inbox` },
  ]
  return { locale, title: shortened(title), blocks, footer: footerOf(locale) }
}

const footerOf = (locale: Locale) => {
  const t = wordsIn(locale)
  return [{ text: t('alerts.mail.why', { house: t('common.house') }) }, { text: t('alerts.mail.settings'), url: `${publicUrl()}/alerts` }]
}

function digestLetter({ digest }: Claimed, locale: Locale): Letter {
  const content = digestContent.parse(digest?.content)
  const t = wordsIn(locale)
  const title = `${digest?.isTest ? t('digests.testMark') : ''}${digestTitle(t, digest?.kind ?? 'weekly', content)}`
  return { locale, title, blocks: digestBlocks(t, content, publicUrl()), footer: footerOf(locale) }
}

/** Of a subject's line, what phones show of it. */
const shortened = (title: string): string => (title.length > 120 ? `${title.slice(0, 119)}…` : title)

/** What proves to an administrator that mails go out. */
export function testMail(locale: Locale, to: string, messageId: string): Mail {
  const t = wordsIn(locale)
  const letter: Letter = {
    ...{ locale, title: t('alerts.mail.testTitle', { house: t('common.house') }), footer: [{ text: publicUrl(), url: publicUrl() }] },
    blocks: [
      { kind: 'text', text: t('alerts.mail.testText') },
      { kind: 'button', text: t('alerts.mail.openHouse'), url: publicUrl() },
    ],
  }
  return { to, subject: letter.title, text: letterText(letter), html: letterHtml(letter), messageId, unsubscribe: null }
}
