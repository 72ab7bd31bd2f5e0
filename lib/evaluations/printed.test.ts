import { existsSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { pdfOf } from '../chromium.ts'
import { codeOf } from '../testing/callers.ts'
import { snapshot2023 } from '../testing/snapshot2023.ts'
import { printedPage } from './printed.ts'

let before: NodeJS.ProcessEnv
beforeEach(() => {
  before = { ...process.env }
})
afterEach(() => {
  process.env = before
})
/** A browser for these tests: what it is told, and how it ends. */
function browser(script: string): string {
  const path = join(mkdtempSync(join(tmpdir(), 'browser-')), 'chromium')
  writeFileSync(path, `#!/bin/sh\n${script}\n`, { mode: 0o755 })
  return path
}
/** Whether a process still does anything: one that has ended may stand in the table until somebody asks for its end. */
function isRunning(id: number): boolean {
  const stand = `/proc/${id}/stat`
  try {
    process.kill(id, 0)
    return !existsSync(stand) || !/\) [ZX] /.test(readFileSync(stand, 'utf8'))
  } catch {
    return false
  }
}
const left = () => readdirSync(tmpdir()).filter((name) => name.startsWith('chamber-pdf-'))

describe('the page that is printed', () => {
  test('says every figure of the year, and holds all that it shows', () => {
    const snapshot = snapshot2023()
    const page = printedPage(snapshot)
    for (const { name, score } of snapshot.items) {
      expect(page).toContain(`${name}</td>`)
      expect(page).toContain(`<td>${score}</td>`)
    }
    expect(page).toContain('<td>97.00</td><td>评价等级：优</td>')
    expect(page).toContain('未关账')
    expect(page).toContain("default-src 'none'")
    expect(page).not.toMatch(/\{\{|https?:|<script|<img|<link|undefined|null/)
  })

  test('takes nothing that people wrote for markup', () => {
    const snapshot = snapshot2023()
    Object.assign(snapshot.items[0] ?? {}, { cause: '<script>alert(1)</script>', name: '<img src=x>' })
    const page = printedPage(snapshot)
    expect(page).not.toMatch(/<script|<img/)
    expect(page).toContain('&lt;script&gt;')
  })
})

describe('a PDF', () => {
  test('is what the browser printed, and nothing is left behind', async () => {
    process.env.CHROMIUM_PATH = browser(
      'for a in "$@"; do case "$a" in --print-to-pdf=*) printf "%%PDF-1.7 x" > "$(echo "$a" | cut -d= -f2)";; esac; done',
    )
    expect(Buffer.from(await pdfOf('<p>x</p>')).toString()).toBe('%PDF-1.7 x')
    expect(left()).toEqual([])
  })

  test('that nobody waits for any more ends its browser with all that it started', async () => {
    const told = join(mkdtempSync(join(tmpdir(), 'browser-')), 'helper')
    process.env.CHROMIUM_PATH = browser(`sleep 300 & echo $! > ${told}.part; mv ${told}.part ${told}; wait`)
    const leaving = new AbortController()
    const asked = pdfOf('<p>x</p>', leaving.signal)
    await vi.waitFor(() => expect(existsSync(told)).toBe(true), { timeout: 10_000 })
    leaving.abort()
    await expect(asked).rejects.toMatchObject({ name: 'AbortError' })
    await vi.waitFor(() => expect(isRunning(Number(readFileSync(told, 'utf8')))).toBe(false), { timeout: 10_000 })
    expect(left()).toEqual([])
  })

  test('of a browser that failed or is not there is refused in a sentence', async () => {
    process.env.CHROMIUM_PATH = browser('exit 1')
    expect(await codeOf(pdfOf('<p>x</p>'))).toBe('BUSY')
    process.env.CHROMIUM_PATH = '/nowhere/chromium'
    expect(await codeOf(pdfOf('<p>x</p>'))).toBe('PDF_UNAVAILABLE')
  })
})
