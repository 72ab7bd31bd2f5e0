/** Where the records of a kind of sheet are listed. */
const pages: Record<string, string> = {
  seats: '/rooms/seats',
  organisations: '/organisations',
  events: '/events',
  sign_ins: '/events/sign-ins',
  matches: '/events/matches',
  articles: '/articles',
  follower_days: '/articles/followers',
  contracts: '/contracts',
  contract_amendments: '/contracts',
  contract_lines: '/contracts/lines',
  settlements: '/contracts/settlements',
  payments: '/costs',
  meter_readings: '/costs/meters',
  bills: '/costs/bills',
  budget_lines: '/costs/budget/list',
  surveys: '/surveys/responses',
  requests: '/requests',
  policies: '/policies',
  inspections: '/inspections',
}

/** The lists in which what was imported can be seen, each once: the kind of sheet and its page. */
export const pagesOf = (layouts: readonly string[]): { layout: string; path: string }[] =>
  [...new Set(layouts)].flatMap((layout) => (pages[layout] ? [{ layout, path: pages[layout] }] : []))

/** The kind of sheet whose records a page lists; null where nothing can be imported. */
export const layoutOf = (path: string): string | null => Object.keys(pages).find((layout) => pages[layout] === path) ?? null
