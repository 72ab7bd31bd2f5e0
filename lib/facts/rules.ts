/**
 * Everything that is counted or summed, with its unit (家 场 人次 篇 次 人 元 个 件 项 份 …) and, where it has them, what its facets are. A `daily` one has
 * a record for each day, so that a day without one is missed.
 */
export const measures = {
  'stays.active': { unit: 'organisations' },
  'stays.area': { unit: 'squareMetres' },
  'seats.available': { unit: 'seats' },
  'seats.occupied': { unit: 'seats' },
  'salons.held': { unit: 'events', facet: 'region' },
  'events.held': { unit: 'events', facet: 'eventKind' },
  'events.attendance': { unit: 'heads', facet: 'eventKind' },
  'matches.met': { unit: 'matches' },
  'articles.published': { unit: 'articles' },
  'articles.read_times': { unit: 'times' },
  'articles.read_users': { unit: 'people' },
  'articles.share_times': { unit: 'times' },
  'articles.share_users': { unit: 'people' },
  'followers.total': { unit: 'people', daily: true },
  'followers.new': { unit: 'people', daily: true },
  'followers.cancelled': { unit: 'people', daily: true },
  'budget.initial': { unit: 'yuan', facet: 'subProject' },
  'budget.adjusted': { unit: 'yuan', facet: 'subProject' },
  'costs.paid': { unit: 'yuan', facet: 'subProject' },
  'payments.made': { unit: 'payments', facet: 'subProject' },
  'payments.compliant': { unit: 'payments', facet: 'subProject' },
  'upkeep.settled': { unit: 'payments', facet: 'category' },
  'meters.electricity': { unit: 'kwh', facet: 'meter' },
  'meters.water': { unit: 'cubicMetres', facet: 'meter' },
  'contracts.settled': { unit: 'contracts', facet: 'subProject' },
  'contracts.consistent': { unit: 'contracts', facet: 'subProject' },
  'settlements.amount': { unit: 'yuan', facet: 'item' },
  'surveys.score': { unit: 'points', facet: 'survey' },
  'surveys.full_score': { unit: 'points', facet: 'survey' },
  'surveys.responses': { unit: 'responses', facet: 'survey' },
  'surveys.satisfied': { unit: 'responses', facet: 'survey' },
  'surveys.population': { unit: 'organisations', facet: 'survey' },
  'requests.due': { unit: 'requests', facet: 'category' },
  'requests.on_time': { unit: 'requests', facet: 'category' },
  'requests.revisited': { unit: 'requests', facet: 'category' },
  'requests.revisit_score': { unit: 'points', facet: 'category' },
  'requests.referred': { unit: 'requests', facet: 'partnerField' },
  'inspections.done': { unit: 'inspections', facet: 'area' },
  'inspections.passed': { unit: 'inspections', facet: 'area' },
  'inspections.rectified': { unit: 'inspections', facet: 'area' },
  'materials.issued': { unit: 'versions', facet: 'materialKind' },
  'materials.handed_out': { unit: 'copies', facet: 'materialKind' },
  'materials.downloads': { unit: 'times', facet: 'materialKind' },
  'policies.required': { unit: 'policies' },
  'policies.in_force': { unit: 'policies' },
} as const satisfies Record<string, { unit: string; facet?: string; daily?: true }>

export type Measure = keyof typeof measures
export const measureNames = Object.keys(measures) as [Measure, ...Measure[]]

/** The address of a term's trace inside the app; `over` makes it the trace of a rate. */
export function termPath(
  term: { measure: string; reducer: string; facets?: string[]; over?: string },
  period: { from: string; to: string },
): string {
  const words = new URLSearchParams({ measure: term.measure, reducer: term.reducer, from: period.from, to: period.to })
  if (term.over) words.append('over', term.over)
  for (const facet of term.facets ?? []) words.append('facet', facet)
  return `/trace?${words}`
}
