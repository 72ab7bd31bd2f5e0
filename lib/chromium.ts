import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { fail } from './errors.ts'
import { giveWay } from './give-way.ts'
import { turns } from './turns.ts'

// the first is the same engine without a window's processes: journeys take a quarter less
const names = ['chromium-headless-shell', 'chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'microsoft-edge-stable']
const places = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
]

/** The browsers that are on this machine, the smallest first. */
export function installedBrowsers(): string[] {
  const onPath = (process.env.PATH ?? '')
    .split(delimiter)
    .flatMap((folder) => names.map((name) => join(/* turbopackIgnore: true */ folder, name)))
  return [...onPath, ...places].filter((path) => existsSync(/* turbopackIgnore: true */ path))
}

/** The browser that prints here: `CHROMIUM_PATH`, else one that is installed; null where there is none. */
export function chromiumPath(): string | null {
  const named = process.env.CHROMIUM_PATH
  if (named) return existsSync(named) ? named : null
  return installedBrowsers()[0] ?? null
}

const milliseconds = 30_000
/** One at a time: a browser takes a hundred megabytes while it prints. */
const inTurn = turns(1)

/**
 * A page of our own as a PDF. The page has to hold all that it shows: the browser reaches no network, keeps nothing, has thirty seconds, and ends
 * with whoever asked. Throws PDF_UNAVAILABLE where there is no browser, BUSY when it did not come to an end.
 */
export const pdfOf = (html: string, signal?: AbortSignal): Promise<Uint8Array> => inTurn(() => printed(html, signal))

async function printed(html: string, signal: AbortSignal | undefined): Promise<Uint8Array> {
  const path = chromiumPath()
  if (!path) throw fail('PDF_UNAVAILABLE', { params: {} })
  signal?.throwIfAborted()
  const folder = await mkdtemp(join(tmpdir(), 'chamber-pdf-'))
  try {
    await writeFile(join(folder, 'page.html'), html)
    await ended(started(path, folder), signal)
    return new Uint8Array(await readFile(join(folder, 'page.pdf')).catch(() => Promise.reject(fail('BUSY'))))
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 3 })
  }
}

function started(path: string, folder: string): ChildProcess {
  const rights = process.getuid?.() === 0 ? ['--no-sandbox'] : [] // root has no sandbox to offer
  const browser = spawn(
    path,
    [
      ...[
        '--headless',
        '--disable-gpu',
        '--disable-dev-shm-usage',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-extensions',
      ],
      ...[
        '--host-resolver-rules=MAP * ~NOTFOUND',
        '--proxy-server=127.0.0.1:9',
        '--no-pdf-header-footer',
        `--user-data-dir=${join(folder, 'profile')}`,
      ],
      ...[`--print-to-pdf=${join(folder, 'page.pdf')}`, ...rights, pathToFileURL(join(folder, 'page.html')).href],
    ],
    // a group of its own, so that its helpers end with it; none of the server's secrets
    {
      stdio: 'ignore',
      detached: process.platform !== 'win32',
      env: { PATH: process.env.PATH ?? '', HOME: folder, NODE_ENV: 'production' },
    },
  )
  giveWay(browser)
  return browser
}

function ended(browser: ChildProcess, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const end = () => {
      try {
        if (process.platform === 'win32' || !browser.pid) browser.kill('SIGKILL')
        else process.kill(-browser.pid, 'SIGKILL')
      } catch {
        // it has ended by itself
      }
    }
    const timer = setTimeout(end, milliseconds)
    signal?.addEventListener('abort', end, { once: true })
    const settle = (act: () => void) => {
      clearTimeout(timer)
      signal?.removeEventListener('abort', end)
      act()
    }
    browser.on('error', (error) => settle(() => reject(error)))
    browser.on('exit', (code) => settle(() => (code === 0 ? resolve() : reject(signal?.aborted ? signal.reason : fail('BUSY')))))
  })
}
