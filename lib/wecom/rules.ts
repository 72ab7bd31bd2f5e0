import type { RobotReason } from './schema.ts'

/** The most that a message in markdown may hold, in bytes of UTF-8. */
export const mostBytes = 4096

/** What a code of WeCom's robots means to us; null is a success. */
export function reasonOf(errcode: number): RobotReason | null {
  if (errcode === 0) return null
  if (errcode === 93000) return 'invalid_webhook'
  if (errcode === 45009 || errcode === 45033) return 'rate'
  if (errcode === -1) return 'busy'
  return errcode >= 40_000 && errcode < 50_000 ? 'refused' : 'unexpected'
}

/** Another try is senseless: it is the message that was refused. */
export const isFinal = (reason: RobotReason): boolean => reason === 'refused'

/** What people typed must be neither a link, nor a mention of everybody, nor a heading. */
export const harmless = (text: string): string =>
  text
    .replace(/[\r\n]+/g, ' ')
    .replaceAll('[', '【')
    .replaceAll(']', '】')
    .replaceAll('<', '＜')
    .replaceAll('>', '＞')
    .replaceAll('`', "'")
    .replaceAll('*', '＊')

const bytesOf = (text: string): number => new TextEncoder().encode(text).length

/** As many lines as fit under a head, and how many more there are. */
export function fitted(head: string, lines: readonly string[], more: (left: number) => string, most = mostBytes): string {
  const whole = [head, ...lines].join('\n')
  if (bytesOf(whole) <= most) return whole
  const kept: string[] = []
  const textOf = (shown: readonly string[]) => [head, ...shown, more(lines.length - shown.length)].join('\n')
  for (const line of lines) {
    if (bytesOf(textOf([...kept, line])) > most) break
    kept.push(line)
  }
  return textOf(kept)
}
