import { describe, expect, test } from 'vitest'
import type { z } from 'zod'
import { router } from '../router.ts'
import { exampleOf } from './example.ts'
import { exampleFor, found, toldOf } from './read.ts'

const all = toldOf(router)

describe('the documentation of the door for others', () => {
  test('tells every operation of the router with whom it opens to', () => {
    const names = Object.entries(router).flatMap(([noun, operations]) => Object.keys(operations).map((name) => `${noun}.${name}`))
    expect(all.map(({ noun, name }) => `${noun}.${name}`)).toEqual(names)
    expect(all.find(({ noun, name }) => noun === 'events' && name === 'log')).toMatchObject({
      ...{ path: '/api/events/log', kind: 'command', permission: 'events.write', roles: ['operator', 'officer'], isForKeys: true },
    })
    expect(all.find(({ noun, name }) => noun === 'evaluationSteps' && name === 'approve')).toMatchObject({ isForKeys: false })
    expect(all.find(({ noun, name }) => noun === 'answers' && name === 'send')).toMatchObject({ roles: null })
  })

  test('shows requests that the operations of records really take', () => {
    const nouns = new Set(all.filter(({ name }) => name === 'reviseMany').map(({ noun }) => noun))
    const records = all.filter(({ noun, name }) => nouns.has(noun) && ['list', 'get', 'remove', 'history'].includes(name))
    expect(records.length).toBeGreaterThan(100)
    const refused = records.filter((one) => {
      const sent = exampleFor(router, one, 'https://house.example').curl.match(/-d '(.*)'$/s)?.[1]
      const operations = router as unknown as Record<string, Record<string, { '~orpc': { inputSchema?: z.ZodType } }>>
      const shape = operations[one.noun]?.[one.name]?.['~orpc'].inputSchema
      return shape && !shape.safeParse(JSON.parse(sent ?? 'null')).success
    })
    expect(refused.map(({ noun, name }) => `${noun}.${name}`)).toEqual([])
  })

  test('sends files as a form, and says when nothing but a key is missing', () => {
    const upload = all.find(({ noun, name }) => noun === 'imports' && name === 'start')
    const open = all.find(({ noun, name }) => noun === 'answers' && name === 'open')
    if (!upload || !open) throw new Error('the router has both')
    expect(exampleFor(router, upload, 'https://house.example').curl).toMatch(/-F '.*=@2026.xlsx'/)
    expect(exampleFor(router, open, 'https://house.example').curl).not.toContain('Authorization')
  })

  test('is found by name, path, permission and words', () => {
    expect(found(all, 'events log', () => '').map(({ path }) => path)).toContain('/api/events/log')
    expect(found(all, '登记', ({ name }) => (name === 'log' ? '登记' : ''))).toHaveLength(all.filter(({ name }) => name === 'log').length)
    expect(found(all, 'nothing-like-it', () => '')).toEqual([])
  })

  test('ends where a shape holds itself', () => {
    const shape = { type: 'object', properties: { next: { $ref: '#' } }, required: ['next'] }
    expect(JSON.stringify(exampleOf(shape, 'told'))).toContain('…')
  })
})
