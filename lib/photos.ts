import { type ChildProcess, spawn } from 'node:child_process'
import { join } from 'node:path'
import { projectDir } from './env.ts'
import { fail } from './errors.ts'
import { turns } from './turns.ts'

/** Sides of thumbnails, in pixels. */
export const thumbnailSizes = [160, 320, 800] as const
export type ThumbnailSize = (typeof thumbnailSizes)[number]

/** A photo as it is kept, and its thumbnails (WebP). */
export type Developed = { bytes: Buffer; mediaType: string; thumbnails: Record<ThumbnailSize, Buffer> }
/** Why a photo is refused: more pixels than fit, bytes that are no picture, or a HEIC photo that cannot be converted here. */
export type Refusal = 'too_large' | 'broken' | 'heic'
export type LabAnswer = ({ kind: 'developed' } & Developed) | { kind: 'refused'; code: Refusal }

const milliseconds = 20_000
/** One at a time: a photo of 40 megapixels takes 350 MB while it is developed. */
const inTurn = turns(1)

/**
 * Develops a photo (JPEG, PNG, WebP, HEIC) in a process of its own, which has 512 MB, 20 seconds and no right to write: upright, at most 6,000 pixels long,
 * without place, device, comments or anything else but the picture. Throws PHOTO_TOO_LARGE, PHOTO_BROKEN or PHOTO_HEIC.
 */
export const developPhoto = (bytes: Uint8Array, mediaType: string): Promise<Developed> =>
  inTurn(() => listen(startLab(bytes), mediaType === 'image/heic'))

function startLab(bytes: Uint8Array): ChildProcess {
  // from the project's folder, not from this module: the production server runs this code from a bundle
  const script = join(/* turbopackIgnore: true */ projectDir, 'lib', 'photo-lab.ts')
  const rights = ['--permission', '--allow-addons', '--allow-worker', `--allow-fs-read=${projectDir}`]
  const child = spawn(process.execPath, ['--max-old-space-size=64', ...rights, '--disable-warning=ExperimentalWarning', script], {
    stdio: ['pipe', 'ignore', 'ignore', 'ipc'],
    serialization: 'advanced',
    // none of the server's secrets
    env: { PATH: process.env.PATH ?? '', NODE_ENV: 'production' },
  })
  // a child that died early closes its end: `exit` says what happened
  child.stdin?.on('error', () => undefined)
  child.stdin?.end(bytes)
  return child
}

function listen(child: ChildProcess, isHeic: boolean): Promise<Developed> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => child.kill('SIGKILL'), milliseconds)
    const settle = (act: () => void) => {
      clearTimeout(timer)
      act()
    }
    child.on('message', (answer: LabAnswer) =>
      settle(() => (answer.kind === 'developed' ? resolve(answer) : reject(refusalOf(answer.code)))),
    )
    child.on('error', (error) => settle(() => reject(error)))
    // it took too much memory or time, or its decoder fell over
    child.on('exit', (_, signal) => settle(() => reject(refusalOf(isHeic ? 'heic' : signal === 'SIGKILL' ? 'too_large' : 'broken'))))
  })
}

function refusalOf(code: Refusal) {
  if (code === 'heic') return fail('PHOTO_HEIC')
  return code === 'too_large' ? fail('PHOTO_TOO_LARGE', { params: { megapixels: 120 } }) : fail('PHOTO_BROKEN')
}
