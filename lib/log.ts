import { randomUUID } from 'node:crypto'
import pino from 'pino'
import { isPassing, isUserError } from './errors.ts'
import { faultText, withoutValues } from './fault-text.ts'
import { currentRequest } from './request.ts'

/** A proxy's id is taken when it looks like one: it goes into the log and into the answer's headers as it is. */
export const requestIdFrom = (given: unknown): string => (typeof given === 'string' && /^[\w.-]{8,64}$/.test(given) ? given : randomUUID())

/** Names under which no value is ever written, at the top of a line or one below: nobody should log them, and somebody will. */
const secret = [
  ...['password', 'passwordHash', 'secret', 'token', 'authorization', 'cookie', 'url', 'databaseUrl'],
  ...['phone', 'mobile', 'mail', 'email', 'address', 'contact', 'person', 'name', 'userName', 'input', 'params', 'body'],
]

/** One line of JSON an event for machines; at a terminal a line for people. `LOG_FORMAT` says otherwise. */
const isForPeople = (): boolean => (process.env.LOG_FORMAT ?? (process.stderr.isTTY ? 'text' : 'json')) === 'text'

/**
 * The house's log, on stderr: what is said to people who start it goes to stdout. Lines carry the request's id and no personal data: errors
 * come in as `{ err }` and lose what was typed; who did what stands in the audit.
 */
export const log = pino(
  {
    level: process.env.LOG_LEVEL ?? 'info',
    base: { pid: process.pid },
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label) => ({ level: label }) },
    mixin: () => ({ requestId: currentRequest()?.requestId }),
    serializers: { err: (error: unknown) => faultText(error) },
    redact: { paths: secret.flatMap((name) => [name, `*.${name}`]), censor: '…' },
  },
  { write: (line: string) => void process.stderr.write(isForPeople() ? forPeople(line) : line) },
)

/** A line for somebody at a terminal: time, level, what, and the rest as it is; a stack on lines of its own. */
function forPeople(line: string): string {
  const { time, level, msg, pid: _, err, ...rest } = JSON.parse(line)
  const more = Object.entries(rest).map(([name, value]) => `${name}=${typeof value === 'string' ? value : JSON.stringify(value)}`)
  const fault = err ? `\n  ${err.type}: ${err.message}${err.code ? ` (${err.code})` : ''}\n${err.stack ?? ''}` : ''
  return `${[String(time).slice(11, 19), String(level).toUpperCase(), msg, ...more].filter(Boolean).join(' ')}${fault}\n`
}

/** What libraries (Next above all) say on the console becomes lines of the log, without what people typed. */
export function hearConsole(): void {
  const hear =
    (level: 'error' | 'warn') =>
    (...said: unknown[]) => {
      const err = said.find((part) => part instanceof Error)
      // words only: objects may hold whole requests
      const words = said.filter((part) => typeof part === 'string').join(' ')
      // a page that somebody may not see, or no longer: they were told, and nothing is broken
      log[isUserError(err) && !isPassing(err) ? 'info' : level](err ? { err } : {}, withoutValues(words) || 'console')
    }
  console.error = hear('error')
  console.warn = hear('warn')
}
