import { defineConfig } from 'vitest/config'

export default defineConfig({
  root: process.cwd(),
  test: {
    include: ['lib/**/*.test.ts', 'components/**/*.test.ts', 'app/**/*.test.ts'],
    globalSetup: 'lib/testing/server.ts',
    setupFiles: 'lib/testing/environment.ts',
    // refusals are what tests provoke: the log tells them at `info`
    env: { LOG_LEVEL: 'warn' },
    pool: 'forks',
    // a worker loads the house once, not once a file: a file closes what it opened, and the environment is put back
    isolate: false,
    testTimeout: 60_000,
    hookTimeout: 60_000,
    maxWorkers: 2,
  },
})
