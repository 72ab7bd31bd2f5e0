import type { IncomingMessage } from 'node:http'

/** Headers of everything that the house answers. */
export const houseHeaders = [
  { key: 'X-Content-Type-Options', value: 'nosniff' },
  { key: 'X-Frame-Options', value: 'DENY' },
  { key: 'Referrer-Policy', value: 'same-origin' },
  { key: 'Permissions-Policy', value: 'geolocation=(), microphone=(), camera=(), payment=(), usb=()' },
  // no other site's page holds ours by a handle, or reads what we answer as a part of its own
  { key: 'Cross-Origin-Opener-Policy', value: 'same-origin' },
  { key: 'Cross-Origin-Resource-Policy', value: 'same-origin' },
]

/** Behind a proxy with TLS, browsers are told to come back that way only; without one they could not come back at all. */
export const transportHeader = ({ headers }: IncomingMessage): { key: string; value: string }[] =>
  process.env.TRUST_PROXY === '1' && headers['x-forwarded-proto'] === 'https'
    ? [{ key: 'Strict-Transport-Security', value: 'max-age=31536000; includeSubDomains' }]
    : []

/** Who signs out leaves nothing of the house's answers in the browser's cache: the next person at this device is somebody else. */
export const leavingHeader = ({ url = '' }: IncomingMessage): { key: string; value: string }[] =>
  url.startsWith('/api/auth/signout') ? [{ key: 'Clear-Site-Data', value: '"cache"' }] : []
