/**
 * A phone number or mail address as a list shows it: `13812341234` → `138****1234`, `lee@x.com` → `l***@x.com`.
 * Masking what is masked changes nothing.
 */
export function masked(text: string): string {
  const at = text.indexOf('@')
  const [first = ''] = text
  if (at >= 0) return `${first === '@' || first === '*' ? '' : first}***${text.slice(at)}`
  if (text.length >= 9) return `${text.slice(0, 3)}****${text.slice(-4)}`
  return text.length >= 6 ? `${text.slice(0, 2)}****${text.slice(-2)}` : '****'
}
