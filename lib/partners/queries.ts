import { masked } from '../mask.ts'
import { recordQueries } from '../record.ts'
import { openPartnerView, partnerInput, partnerView, referralInput, referralView } from './schema.ts'

const partner = {
  model: 'partner',
  read: 'requests.read',
  write: 'requests.write',
  input: partnerInput,
  search: ['name'],
  by: 'updatedAt',
  masked: { columns: ['contactPhone'], mask: masked, read: 'contacts.read' },
  include: { referrals: { where: { removedAt: null }, select: { status: true } } },
} as const
/** For writing: whoever writes a partner may open it too, and gets back what was written. */
export const openPartnerKind = { ...partner, view: openPartnerView } as const
export const partnerQueries = recordQueries({ ...partner, view: partnerView })

export const referralKind = {
  model: 'referral',
  read: 'requests.read',
  write: 'requests.write',
  input: referralInput,
  view: referralView,
  search: ['partner.name', 'request.code', 'outcome'],
  by: 'referredOn',
  include: { partner: { select: { name: true } }, request: { select: { code: true, summary: true } } },
} as const
export const referralQueries = recordQueries(referralKind)
