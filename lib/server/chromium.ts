import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { chromium } from '@playwright/test'
import { installedBrowsers } from '../chromium.ts'

/** The browser for journeys: `CHROMIUM_PATH`, one that is there, else one installed now. Throws with what to do when there is none. */
export function findChromium(say: (text: string) => void): string {
  const found = present()
  if (found) return found
  for (const [command = '', ...args] of installers()) {
    const done = present()
    if (done) return done
    say(`安装浏览器：${[command, ...args].join(' ')}`)
    spawnSync(command, args, {
      stdio: 'inherit',
      shell: process.platform === 'win32',
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    })
  }
  const installed = present()
  if (!installed) throw new Error('没有找到 Chromium，也未能安装。请自行安装 Chromium 或 Chrome，并用 CHROMIUM_PATH 指明它的路径。')
  return installed
}

function present(): string | undefined {
  const named = process.env.CHROMIUM_PATH
  if (named) {
    if (!works(named)) throw new Error(`CHROMIUM_PATH 指向的浏览器不能运行：${named}`)
    return named
  }
  return [...installedBrowsers(), chromium.executablePath()].find(works)
}

/** On Ubuntu /usr/bin/chromium-browser may be a stub that only says where to get it: being there is not enough. */
function works(path: string): boolean {
  if (!existsSync(path)) return false
  if (process.platform === 'win32') return true
  return spawnSync(path, ['--version'], { encoding: 'utf8', timeout: 20_000 }).stdout?.includes('Chrom') ?? false
}

function installers(): string[][] {
  const isRoot = process.getuid?.() === 0
  const isDebian = existsSync('/etc/os-release') && /^ID=debian$/m.test(readFileSync('/etc/os-release', 'utf8'))
  if (isRoot && isDebian)
    return [
      ['apt-get', 'update', '-q'],
      ['apt-get', 'install', '-y', '-q', 'chromium-headless-shell', 'fonts-noto-cjk'],
      // older Debians know only the whole browser
      ['apt-get', 'install', '-y', '-q', 'chromium', 'fonts-noto-cjk'],
    ]
  return [['npx', 'playwright', 'install', ...(isRoot && process.platform === 'linux' ? ['--with-deps'] : []), 'chromium']]
}
