import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { projectDir } from '#lib/env.ts'
import { turns } from '#lib/turns.ts'
import { fail } from '../errors.ts'
import type { Snapshot } from '../evaluations/schema.ts'
import { openDocument, refuseFile } from '../report-check/package.ts'
import type { FromChild, ToChild } from './child.ts'
import { limits } from './schema.ts'

const inTurn = turns(1)

/**
 * What a file would be as a template: its tags, and everything that keeps it from being one. It is filled once, in a process of its own with bounded
 * time and memory and no right to write. Refuses what is no .docx with a sentence; the caller stays up whatever comes.
 */
export async function checkSafely(template: Uint8Array, snapshot: Snapshot) {
  // cheap refusals first: a bomb never gets a process
  openDocument(template)
  const answer = await inTurn(() => ask({ template, snapshot }))
  if (answer.kind === 'broken') throw refuseFile('broken')
  return { findings: answer.findings, tags: answer.tags }
}

function ask(asked: ToChild): Promise<FromChild> {
  // from the project's folder, not from this module: the production server runs this code from a bundle
  const script = join(/* turbopackIgnore: true */ projectDir, 'lib', 'templates', 'child.ts')
  const flags = ['--max-old-space-size=384', '--permission', `--allow-fs-read=${projectDir}`, '--disable-warning=ExperimentalWarning']
  const child = spawn(process.execPath, [...flags, script], {
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    serialization: 'advanced',
    // none of the server's secrets
    env: { PATH: process.env.PATH ?? '', NODE_ENV: 'production' },
  })
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => child.kill('SIGKILL'), limits.milliseconds)
    const settle = (act: () => void) => {
      clearTimeout(timer)
      act()
    }
    child.once('message', (answer: FromChild) => settle(() => resolve(answer)))
    child.once('error', (error) => settle(() => reject(error)))
    child.once('exit', () =>
      settle(() => reject(fail('TEMPLATE_REFUSED', { params: { reason: 'too_heavy', seconds: limits.milliseconds / 1000 } }))),
    )
    child.send(asked, (error) => {
      if (error) settle(() => reject(error))
    })
  })
}
