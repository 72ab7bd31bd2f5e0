import { defineConfig } from '@playwright/test'
import { house, isOutside } from './support/house.ts'

const { port, dir, secret, url, wechatUrl } = await house()

export default defineConfig({
  testDir: '.',
  // houses of their own, on embedded databases, have nothing to do with the machines that were started
  testIgnore: isOutside() ? ['start.spec.ts'] : [],
  outputDir: '../test-results',
  globalTeardown: './support/prove-facts.ts',
  // journeys share one house: each makes records of its own and asks for nothing that another may change
  fullyParallel: false,
  workers: 2,
  forbidOnly: Boolean(process.env.CI),
  // two browsers and a house share two cores: what fails once is tried again, and listed as flaky, so that it gets mended
  retries: 1,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: process.env.PLAYWRIGHT_JSON_OUTPUT_FILE ? [['list'], ['json']] : [['list']],
  use: {
    baseURL: url,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    viewport: { width: 1280, height: 800 },
    // a trace of every step would take a third of the machine: a failure tells what was on the page; E2E_TRACE=1 keeps traces
    trace: process.env.E2E_TRACE ? 'retain-on-failure' : 'off',
    screenshot: 'only-on-failure',
    launchOptions: {
      executablePath: process.env.CHROMIUM_PATH,
      args: [
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
      // Chromium has no sandbox for root
      chromiumSandbox: process.getuid?.() !== 0,
    },
  },
  webServer: isOutside()
    ? undefined
    : {
        command: 'node lib/server/start.ts',
        cwd: '..',
        url: `${url}/sign-in`,
        timeout: 600_000,
        stdout: 'pipe',
        gracefulShutdown: { signal: 'SIGTERM', timeout: 20_000 },
        // a house of its own, whatever the caller's environment points to
        env: {
          PORT: String(port),
          HOST: 'localhost',
          DATA_DIR: dir,
          AUTH_SECRET: secret,
          DATABASE_URL: '',
          NEXTAUTH_URL: url,
          SAMPLE_DATA: '',
          WECHAT_API_URL: wechatUrl,
          WECHAT_PAUSE_MS: '0',
          LOG_LEVEL: 'error',
        },
      },
})
