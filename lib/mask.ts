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

/** A name as the audit has it: `陈大文` → `陈**`, its first letter alone. Masking what is masked changes nothing. */
export function maskedName(text: string): string {
  const [first = '', ...rest] = text
  return rest.length === 0 ? '*' : `${first}${'*'.repeat(Math.min(rest.length, 2))}`
}
