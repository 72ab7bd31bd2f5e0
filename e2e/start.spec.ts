import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import { networkInterfaces, tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { sqlOn } from './support/database.ts'
import { isRunning, type Launched, launch, pause, postgresOn } from './support/launch.ts'

test.describe.configure({ mode: 'serial', timeout: 120_000 })
let dir: string
/** A house that was made and stopped: what starts later starts from a copy, and need not make its database again. */
let made: string | undefined
const running: Launched[] = []
const start = (env: Record<string, string> = {}, program = 'lib/server/start.ts') => {
  const launched = launch(program, { DATA_DIR: dir, PORT: '0', SAMPLE_DATA: 'none', HOST: 'localhost', ...env })
  running.push(launched)
  return launched
}
const address = async (house: Launched) => (await house.until(/已启动：(\S+)[\s\S]*按 Ctrl-C 停止/))[1] ?? ''
const stopped = async (house: Launched) => {
  house.child.kill('SIGTERM')
  return house.ended
}
const eventually = (what: () => Promise<unknown>) => expect(async () => expect(await what()).toBeTruthy()).toPass({ timeout: 20_000 })

test.beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'chamber-start-'))
  // the database's files belong to its own user
  if (made && process.platform !== 'win32') execFileSync('cp', ['-a', `${made}/.`, dir])
})
test.afterAll(() => made && rmSync(made, { recursive: true, force: true }))
test.afterEach(async () => {
  for (const { child, ended } of running.splice(0)) {
    if (child.exitCode === null && child.signalCode === null) {
      child.kill('SIGTERM')
      await Promise.race([ended, pause(15_000)])
      child.kill('SIGKILL')
    }
  }
  const left = postgresOn(dir)
  if (left) process.kill(left, 'SIGQUIT')
  rmSync(dir, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 })
})

test('without sample data the house prints a one-time code, sends its first visitor to set it up, and stops cleanly', async () => {
  const house = start()
  const url = await address(house)
  await house.until(/一次性代码 [A-Z2-9]{4}-[A-Z2-9]{4}-[A-Z2-9]{4}/)
  const visit = await fetch(`${url}/sign-in`)
  expect([visit.status, visit.url]).toEqual([200, `${url}/setup`])
  expect(await stopped(house)).toBe(0)
  expect(postgresOn(dir)).toBeNull()
  made = `${dir}-made`
  renameSync(dir, made)
})

test('a second start says where the house already runs and leaves it alone', async () => {
  const house = start()
  const url = await address(house)
  const second = start()
  expect(await second.ended).toBe(1)
  expect(second.said()).toContain(`已经在运行：${url}`)
  expect((await fetch(`${url}/setup`)).status).toBe(200)
  expect(await stopped(house)).toBe(0)
})

test('a taken port is told before anything is started', async () => {
  const other = createServer()
  await new Promise<void>((done) => other.listen(0, '127.0.0.1', done))
  const taken = other.address()
  const house = start({ PORT: String(typeof taken === 'object' ? taken?.port : '') })
  expect(await house.ended).toBe(1)
  expect(house.said()).toMatch(/端口 \d+ 已被占用.*PORT=3001 npm start/)
  expect(postgresOn(dir)).toBeNull()
  other.close()
})

test('after kill -9 of the house the next start takes over its database by itself', async () => {
  const first = start()
  await address(first)
  const postgres = postgresOn(dir)
  first.child.kill('SIGKILL')
  await first.ended
  expect(postgresOn(dir)).toBe(postgres)
  const second = start()
  expect((await fetch(`${await address(second)}/setup`)).status).toBe(200)
  expect(postgresOn(dir)).toBe(postgres)
  expect(await stopped(second)).toBe(0)
  expect(postgresOn(dir)).toBeNull()
})

test('after kill -9 of PostgreSQL under the running house it is started again, and the house answers', async () => {
  const house = start()
  const url = await address(house)
  const killed = postgresOn(dir)
  process.kill(killed ?? 0, 'SIGKILL')
  await eventually(async () => postgresOn(dir) !== null && postgresOn(dir) !== killed)
  await eventually(async () => (await fetch(`${url}/setup`)).status === 200)
  expect(await stopped(house)).toBe(0)
  expect(postgresOn(dir)).toBeNull()
})

test('after kill -9 of both the next start recovers', async () => {
  const first = start()
  await address(first)
  const killed = postgresOn(dir)
  first.child.kill('SIGKILL')
  process.kill(killed ?? 0, 'SIGKILL')
  const second = start()
  expect((await fetch(`${await address(second)}/setup`)).status).toBe(200)
  expect(await stopped(second)).toBe(0)
})

test('after kill -9 of its launcher the house stops by itself, with its database', async () => {
  const launcher = start({}, 'lib/server/bootstrap.mjs')
  const url = await address(launcher)
  const house = Number(JSON.parse(readFileSync(join(dir, 'running.json'), 'utf8')).identity.split(' ')[0])
  launcher.child.kill('SIGKILL')
  await launcher.ended
  await eventually(async () => postgresOn(dir) === null && !isRunning(house))
  await expect(fetch(url)).rejects.toThrow()
})

test('a launcher that is told to stop waits for a clean stop and hands the exit code on', async () => {
  const launcher = start({}, 'lib/server/bootstrap.mjs')
  await address(launcher)
  expect(await stopped(launcher)).toBe(0)
  expect(postgresOn(dir)).toBeNull()
})

test('while there are sample sign-ins only this machine is served, whatever HOST says; without them HOST counts', async () => {
  const outside = Object.values(networkInterfaces())
    .flat()
    .find((card) => card?.family === 'IPv4' && !card.internal)?.address
  test.skip(!outside, 'this machine has no other address')
  const open = start({ HOST: '0.0.0.0' })
  const { port } = new URL(await address(open))
  expect((await fetch(`http://${outside}:${port}/setup`)).status).toBe(200)
  await sqlOn(dir, `insert into users (user_name, name, role, password_hash, sample) values ('viewer', '何', 'viewer', '', true)`)
  await stopped(open)
  const closed = start({ HOST: '0.0.0.0' })
  const local = await address(closed)
  expect(closed.said()).toContain('只在本机提供服务')
  expect((await fetch(`${local}/sign-in`)).status).toBe(200)
  await expect(fetch(`http://${outside}:${new URL(local).port}/sign-in`)).rejects.toThrow()
})
