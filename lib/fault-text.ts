/** What of an error is written down: enough to find the bug by, nothing that somebody typed. */
export type FaultText = {
  type: string
  message: string
  code?: string
  table?: string
  constraint?: string
  digest?: string
  stack?: string
  cause?: FaultText
}

/** How many errors within one another are told. */
const deepest = 3
/** The longest message and the longest stack that are kept, in characters. */
const [longestMessage, longestStack] = [500, 3000]

/** An error without what people typed: its message with values left out, its place in the code, and PostgreSQL's code, table and constraint. */
export function faultText(error: unknown, depth = 1): FaultText {
  if (!(error instanceof Error)) return { type: typeof error, message: withoutValues(String(error)) }
  const { code, table, constraint, digest, meta, cause } = error as Error & Record<string, unknown>
  // Prisma keeps what the driver said two layers down
  const driver = (meta as { driverAdapterError?: { cause?: { originalCode?: unknown; originalMessage?: unknown } } } | undefined)
    ?.driverAdapterError?.cause
  return {
    type: error.name,
    message: withoutValues(driver?.originalMessage ? String(driver.originalMessage) : lastLine(error.message)),
    ...wordsOnly({ code: driver?.originalCode ?? code, table, constraint, digest }),
    stack: framesOf(error),
    ...(cause instanceof Error && depth < deepest && { cause: faultText(cause, depth + 1) }),
  }
}

/** Names of codes, tables and digests; anything longer or of another kind is left out. */
function wordsOnly(parts: Record<string, unknown>): Record<string, string> {
  const found = Object.entries(parts).filter(
    (part): part is [string, string] => typeof part[1] === 'string' && /^[\w.@;:-]{1,80}$/.test(part[1]),
  )
  return Object.fromEntries(found)
}

/** Prisma says with its message what it was called with; the reason stands in the last line. */
const lastLine = (message: string): string => message.trim().split('\n').at(-1)?.trim() ?? ''

/** Where it happened: the frames alone, for the first lines of a stack repeat the message. */
const framesOf = ({ stack = '' }: Error): string =>
  stack
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .join('\n')
    .slice(0, longestStack)

/**
 * A message without values: what stands in quotes (but names of tables and columns), after a colon in quotes, in brackets after `=`, long numbers,
 * mail addresses, and Chinese, which none of the house's own errors is written in.
 */
export const withoutValues = (message: string): string =>
  message
    .slice(0, 4 * longestMessage)
    .replace(/: "(?:[^"]|"")*"/g, ': "…"')
    .replace(/"([^"]*)"/g, (all, inner: string) => (/^[a-z_][\w.]*$/.test(inner) ? all : '"…"'))
    .replace(/=\([^)]*\)/g, '=(…)')
    .replace(/[^\s@"'<>]+@[^\s@"'<>]+\.\w+/g, '…@…')
    .replace(/\d[\d -]{5,}\d/g, '…')
    .replace(/\p{Script=Han}+/gu, '…')
    .slice(0, longestMessage)
