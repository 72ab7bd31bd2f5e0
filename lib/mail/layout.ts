import type { Locale } from '../locale.ts'

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }
const escaped = (text: string): string => text.replace(/[&<>"']/g, (letter) => entities[letter] ?? '')

/** A part of a mail: a heading, a paragraph, lines that may lead somewhere, or figures in columns. */
export type Block =
  | { kind: 'heading'; text: string }
  | { kind: 'text'; text: string }
  | { kind: 'lines'; lines: { text: string; url?: string; note?: string; tone?: 'red' | 'orange' | 'green' }[] }
  | { kind: 'button'; text: string; url: string }
export type Letter = { locale: Locale; title: string; blocks: Block[]; footer: { text: string; url?: string }[] }

const tones = { red: '#b42318', orange: '#a15c07', green: '#067647' }
const font = "font-family:-apple-system,'Segoe UI','PingFang SC','Microsoft YaHei',sans-serif"

/** A mail as readers of mail understand it: one column, styles in place, nothing fetched from anywhere. On white in any mode: mail programs invert colours by halves. */
export function letterHtml({ locale, title, blocks, footer }: Letter): string {
  const foot = footer.map(({ text, url }) => (url ? link(url, text, '#475467') : escaped(text))).join('<br>')
  return `<!doctype html><html lang="${locale}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light"><title>${escaped(title)}</title></head>
<body style="margin:0;padding:16px;background:#ffffff;color:#101828;${font};font-size:15px;line-height:1.6">
<div style="max-width:600px;margin:0 auto">
<h1 style="font-size:20px;line-height:1.4;margin:0 0 12px">${escaped(title)}</h1>
${blocks.map(blockHtml).join('\n')}
<p style="margin:24px 0 0;padding-top:12px;border-top:1px solid #d0d5dd;font-size:13px;color:#667085">${foot}</p>
</div></body></html>`
}

const link = (url: string, text: string, colour: string): string => `<a href="${escaped(url)}" style="color:${colour}">${escaped(text)}</a>`

function blockHtml(block: Block): string {
  if (block.kind === 'heading') return `<h2 style="font-size:16px;margin:20px 0 6px">${escaped(block.text)}</h2>`
  if (block.kind === 'text') return `<p style="margin:0 0 8px">${escaped(block.text)}</p>`
  if (block.kind === 'button') {
    const style = 'display:inline-block;padding:10px 18px;background:#1f4e79;color:#ffffff;text-decoration:none;border-radius:6px'
    return `<p style="margin:16px 0"><a href="${escaped(block.url)}" style="${style}">${escaped(block.text)}</a></p>`
  }
  const lines = block.lines.map(({ text, url, note, tone }) => {
    const mark = tone ? `<span style="color:${tones[tone]}">●</span> ` : ''
    const small = note ? `<br><span style="font-size:13px;color:#667085">${escaped(note)}</span>` : ''
    return `<li style="margin:0 0 8px">${mark}${url ? link(url, text, '#1f6feb') : escaped(text)}${small}</li>`
  })
  return `<ul style="margin:0 0 8px;padding-left:20px">${lines.join('')}</ul>`
}

/** The same for who reads plain text. */
export function letterText({ title, blocks, footer }: Letter): string {
  const parts = blocks.map((block) => {
    if (block.kind === 'heading') return `\n${block.text}`
    if (block.kind === 'text') return block.text
    if (block.kind === 'button') return `\n${block.text}: ${block.url}`
    return block.lines
      .map(({ text, url, note }) => [`- ${text}`, note && `  ${note}`, url && `  ${url}`].filter(Boolean).join('\n'))
      .join('\n')
  })
  return [title, '', ...parts, '', '--', ...footer.map(({ text, url }) => (url ? `${text}: ${url}` : text))].join('\n')
}
