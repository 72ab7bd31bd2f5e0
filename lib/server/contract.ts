/**
 * A newer version is taken into use while an older one still serves: first a version that only expands (new tables, columns that may be empty or have
 * a default), then, when no instance of the older one is left, a version that contracts. These are the statements that an older instance does not survive.
 */
const contracting: [RegExp, string][] = [
  [/\bdrop\s+table\b/i, 'drops a table that the older version may read'],
  [/\bdrop\s+column\b/i, 'drops a column that the older version names'],
  [/\brename\s+(to|column|constraint)?\b/i, 'renames what the older version knows by its old name'],
  [/\bset\s+not\s+null\b/i, 'forbids an empty value that the older version may write'],
  [
    /\badd\s+column\b(?=[^,;]*\bnot\s+null\b)(?![^,;]*\bdefault\b)/i,
    'adds a column that must be filled and has no default: the older version cannot write the table',
  ],
  [/\balter\s+column\b[^,;]*\b(set\s+data\s+)?type\b/i, 'changes the type of a column that the older version writes'],
  [/\bdrop\s+default\b/i, 'takes away a default that the older version leans on'],
  [/\bcreate\s+unique\s+index\b/i, 'forbids what the older version may write twice'],
  [/\badd\s+constraint\b[^;]*\b(check|unique|exclude)\b/i, 'forbids values that the older version may write'],
  [/\bdrop\s+type\b|\bdrop\s+(view|function|trigger)\b/i, 'drops what the older version uses'],
]

/** A migration that contracts says in such a line why no running instance of the version before it can mind. */
const reason = /^--\s*contract:\s*\S.{9,}$/im

/** What of a migration an older instance would not survive, each with its statement; what is done to a table that the same migration makes does not count. */
export function contractingIn(sql: string): string[] {
  const statements = sql
    .replace(/^\s*--.*$/gm, '')
    .split(/;\s*(?:\n|$)/)
    .map((statement) => statement.trim().replace(/\s+/g, ' '))
    .filter(Boolean)
  const made = new Set(statements.flatMap((statement) => nameIn(/^create table (?:if not exists )?"?(\w+)"?/i, statement)))
  return statements.flatMap((statement) => {
    const [table] = [
      ...nameIn(/^alter table (?:only )?"?(\w+)"?/i, statement),
      ...nameIn(/^create unique index .*? on "?(\w+)"?/i, statement),
    ]
    if (table && made.has(table)) return []
    return contracting.filter(([words]) => words.test(statement)).map(([, why]) => `${why}: ${statement.slice(0, 120)}`)
  })
}
const nameIn = (words: RegExp, statement: string): string[] => statement.match(words)?.slice(1, 2) ?? []

/** Whether a migration says why it may contract. */
export const saysWhy = (sql: string): boolean => reason.test(sql)
