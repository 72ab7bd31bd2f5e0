import type { RequestStatus } from '#lib/requests/schema.ts'

/** Waiting for somebody stands out, done is quiet. */
export const statusTones: Record<RequestStatus, string> = {
  submitted: 'orange',
  accepted: 'orange',
  assigned: 'blue',
  in_progress: 'cyan',
  closed: 'grape',
  revisited: 'teal',
  withdrawn: 'gray',
  declined: 'gray',
}
