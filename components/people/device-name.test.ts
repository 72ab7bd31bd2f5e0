import { expect, test } from 'vitest'
import { deviceName } from './device-name.ts'

test.each([
  [
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0.0.0 Safari/537.36 Edg/120.0.0.0',
    'Edge 120 · Windows',
  ],
  [
    'Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.0 Mobile/15E148 Safari/604.1',
    'Safari 17 · iPhone',
  ],
  ['Mozilla/5.0 (Linux; Android 13) AppleWebKit/537.36 Chrome/111.0.0.0 Mobile Safari/537.36 MicroMessenger/8.0.40', 'WeChat 8 · Android'],
  ['curl/8.0', 'curl/8.0'],
  ['', '—'],
])('a device is told apart by browser and system: %s', (userAgent, name) => {
  expect(deviceName(userAgent)).toBe(name)
})
