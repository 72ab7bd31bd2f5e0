import { createHash, randomBytes } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { nonceHeader } from '../door.ts'
import { houseHeaders, leavingHeader, transportHeader } from './house-headers.ts'

/**
 * What a page may load and run: our own scripts, each marked with a word that only this answer knows, and nothing of another host. Styles may stand
 * in the page: Mantine and the charts write them into elements.
 */
export function policyFor(nonce: string, options: { dev: boolean; failed?: boolean }): string {
  const scripts = options.failed ? failedScripts(nonce) : `'self' 'nonce-${nonce}' 'strict-dynamic'`
  return [
    "default-src 'none'",
    // React rebuilds the server's stacks with eval while pages are being developed, and only then
    `script-src ${scripts}${options.dev ? " 'unsafe-eval'" : ''}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    // while pages are being developed, changes come through a socket
    `connect-src 'self'${options.dev ? ' ws: wss:' : ''}`,
    "manifest-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ')
}

/** The page of a fault is made with the build, before any request: its scripts are known by what they are instead of by the word of this answer. */
const failedScripts = (nonce: string): string => ["'self'", `'nonce-${nonce}'`, ...builtHashes()].join(' ')
let hashes: string[] | undefined
function builtHashes(): string[] {
  hashes ??= existsSync('.next/server/pages/500.html') ? hashesIn(readFileSync('.next/server/pages/500.html', 'utf8')) : []
  return hashes
}
/** The sources that allow the scripts that stand in a page. */
export const hashesIn = (html: string): string[] =>
  [...html.matchAll(/<script\b[^>]*>([^<]+)<\/script>/g)].map(
    ([, text = '']) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`,
  )

/** Puts the house's headers on whatever is answered, and tells Next.js, which reads it from the request, the word that marks its scripts. */
export function secure(request: IncomingMessage, response: ServerResponse, dev: boolean): void {
  for (const { key, value } of [...houseHeaders, ...transportHeader(request), ...leavingHeader(request)]) response.setHeader(key, value)
  const nonce = randomBytes(16).toString('base64')
  request.headers['content-security-policy'] = policyFor(nonce, { dev })
  request.headers[nonceHeader] = nonce
  beforeHead(response, (status) => {
    // files bring a stricter one of their own
    if (!response.hasHeader('Content-Security-Policy'))
      response.setHeader('Content-Security-Policy', policyFor(nonce, { dev, failed: status === 500 }))
  })
}

function beforeHead(response: ServerResponse, act: (status: number) => void): void {
  const write = response.writeHead
  response.writeHead = (status: number, ...rest: unknown[]) => {
    act(status)
    return Reflect.apply(write, response, [status, ...rest])
  }
}
