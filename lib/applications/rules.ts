import { dayOf } from '../day.ts'

/** The number by which sender and house speak of an application: `SQ-20261123-7F3A2C`, its day and the end of its id. */
export const applicationNumber = (id: string, submittedAt: Date): string =>
  `SQ-${dayOf(submittedAt).replaceAll('-', '')}-${id.slice(-6).toUpperCase()}`
