/** The letter after `g` that leads to a page of the navigation. */
export const goKeys: Readonly<Record<string, string>> = {
  board: 'b',
  evaluation: 'v',
  indicators: 'a',
  completeness: 'd',
  organisations: 'o',
  rooms: 'f',
  events: 'e',
  articles: 'w',
  costs: 'c',
  contracts: 't',
  surveys: 's',
  requests: 'r',
  inspections: 'i',
  policies: 'p',
  materials: 'm',
  imports: 'u',
}
