import type { Records } from '#components/ui/records.ts'
import type { client } from '#lib/api.ts'
import type { WorkCalendar } from '#lib/calendar/schema.ts'
import { plusDays } from '#lib/day.ts'
import { openStatuses } from '#lib/requests/schema.ts'

type Desk = Awaited<ReturnType<typeof client.requests.desk>>
type Quick = NonNullable<Records<never>['quick']>

/** What waits for somebody, one tap each, with how many there are: what has lapsed first. */
export function quickLists(desk: Desk | undefined, calendar: WorkCalendar | undefined): Quick {
  if (!desk || !calendar) return []
  const { today, next } = calendar
  const isOpen = { is: [...openStatuses] }
  const open = (promisedOn: { from?: string; to?: string }) => () => ({ status: isOpen, promisedOn })
  return [
    { name: 'overdue', count: desk.overdue, tone: 'red', filters: open({ to: plusDays(today, -1) }) },
    { name: 'today', count: desk.today, tone: 'orange', filters: open({ from: today, to: today }) },
    { name: 'next', count: desk.next, filters: open({ from: plusDays(today, 1), to: next }) },
    { name: 'submitted', count: desk.submitted, filters: () => ({ status: { is: ['submitted'] } }) },
    { name: 'unassigned', count: desk.unassigned, filters: () => ({ status: { is: ['accepted'] } }) },
    { name: 'unvisited', count: desk.unvisited, filters: () => ({ status: { is: ['closed'] } }) },
    ...(desk.mine === null ? [] : [{ name: 'mine', count: desk.mine, filters: () => ({ status: isOpen, team: { is: desk.myTeams } }) }]),
  ]
}
