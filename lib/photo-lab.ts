import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import sharp, { type Metadata, type Sharp } from 'sharp'
import type { HeicAsk, HeicPixels } from './photo-heic.ts'
import type { Developed, LabAnswer, Refusal } from './photos.ts'

/** The longest side of a kept photo and of a photo that is looked at at all, in pixels. */
const keptSide = 6000
const longestSide = 30_000
const mostPixels = 120_000_000
/** What has to be unpacked as a whole, and not line by line, may take this many bytes. */
const wholeBytes = 180_000_000
/** A HEIC photo is unpacked several times over on its way: 24 megapixels, the phones' usual most, take 370 MB. */
const mostHeicPixels = 30_000_000
const residentBytes = 512 * 1024 * 1024

class Refused extends Error {
  readonly code: Refusal
  constructor(code: Refusal) {
    super(code)
    this.code = code
  }
}

// decoders work in threads of their own, and no limit of the heap covers what they take
setInterval(() => process.memoryUsage.rss() > residentBytes && process.kill(process.pid, 'SIGKILL'), 20).unref()
sharp.concurrency(1)
sharp.cache(false)
sharp.block({ operation: ['VipsForeignLoad'] })
sharp.unblock({ operation: ['VipsForeignLoadJpeg', 'VipsForeignLoadPng', 'VipsForeignLoadWebp', 'VipsForeignLoadHeif'] })

/** Re-encodes a photo: upright, sRGB (or Display P3), no larger than needed, and with nothing in it but the picture; with its thumbnails. */
async function develop(bytes: Buffer): Promise<Developed> {
  // its own limit would call what is too large broken
  const about = await sharp(bytes, { limitInputPixels: false })
    .metadata()
    .catch(() => refuse('broken'))
  refuseSize(about)
  const isHeic = about.format === 'heif'
  const upright = isHeic
    ? await fromHeic(bytes).catch(() => refuse('heic'))
    : sharp(bytes, { limitInputPixels: mostPixels, failOn: 'error' }).autoOrient()
  const photo = await encoded(upright.resize(keptSide, keptSide, { fit: 'inside', withoutEnlargement: true }), about)
  return { ...photo, thumbnails: await thumbnailsOf(photo.bytes) }
}

/** The smaller ones are made of the larger ones. */
async function thumbnailsOf(photo: Buffer): Promise<Developed['thumbnails']> {
  const small = (of: Buffer, side: number) =>
    sharp(of).resize(side, side, { fit: 'inside', withoutEnlargement: true }).webp({ quality: 78 }).toBuffer()
  const large = await small(photo, 800)
  const middle = await small(large, 320)
  return { 800: large, 320: middle, 160: await small(middle, 160) }
}

/** How a profile calls the colours of a phone's screen: Apple's own, and the compact one of open software. */
const p3Names = ['Display P3', 'sP3C']

async function encoded(picture: Sharp, { format, icc }: Metadata): Promise<Pick<Developed, 'bytes' | 'mediaType'>> {
  // a screenshot stays sharp; of what moves, the first picture is kept
  if (format === 'png') return { bytes: await picture.png().toBuffer(), mediaType: 'image/png' }
  if (format === 'webp') return { bytes: await picture.webp({ quality: 88 }).toBuffer(), mediaType: 'image/webp' }
  const bytes = await picture.jpeg({ quality: 86 }).toBuffer()
  const isP3 = format === 'heif' && p3Names.some((name) => icc?.includes(Buffer.from(name, 'utf16le').swap16()))
  return { bytes: isP3 ? tagged(bytes, await displayP3()) : bytes, mediaType: 'image/jpeg' }
}

/** A HEIC photo's pixels, turned upright by the decoder. */
async function fromHeic(bytes: Buffer): Promise<Sharp> {
  const workerData: HeicAsk = { bytes, mostPixels: mostHeicPixels }
  const thread = new Worker(new URL('./photo-heic.ts', import.meta.url), { workerData })
  const [pixels] = (await once(thread, 'message')) as [HeicPixels]
  await thread.terminate()
  if (!pixels) return refuse('heic')
  const { data, width, height } = pixels
  return sharp(data, { raw: { width, height, channels: 4 } }).removeAlpha()
}

/** Our own profile of those colours: nothing of the sender's is kept. */
async function displayP3(): Promise<Buffer> {
  const dot = sharp({ create: { width: 1, height: 1, channels: 3, background: '#000' } })
  const { icc } = await sharp(await dot.withIccProfile('p3').png().toBuffer()).metadata()
  return icc ?? Buffer.alloc(0)
}

/** A JPEG with a colour profile, which it carries in its second application segment. */
function tagged(jpeg: Buffer, profile: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from('ICC_PROFILE\0\u0001\u0001', 'latin1'), profile])
  const head = Buffer.from([0xff, 0xe2, 0, 0])
  head.writeUInt16BE(body.length + 2, 2)
  return Buffer.concat([jpeg.subarray(0, 2), head, body, jpeg.subarray(2)])
}

function refuseSize(about: Metadata): void {
  const { width, height, format } = about
  const pixels = width * height
  if (format === 'heif' && pixels > mostHeicPixels) refuse('heic')
  if (pixels > mostPixels || Math.max(width, height) > longestSide) refuse('too_large')
  const isWhole = about.isProgressive || format === 'webp'
  if (isWhole && pixels * bytesAPixel(about) > wholeBytes) refuse('too_large')
}

function bytesAPixel({ format, channels, depth, chromaSubsampling }: Metadata): number {
  // coefficients of two bytes, of which 4:2:0 keeps half
  if (format === 'jpeg') return chromaSubsampling === '4:2:0' ? 3 : 6
  if (format === 'webp') return 4
  return channels * (depth === 'ushort' ? 2 : 1)
}

function refuse(code: Refusal): never {
  throw new Refused(code)
}

const say = (answer: LabAnswer) => new Promise<void>((done) => process.send?.(answer, () => done()))
const chunks: Buffer[] = []
for await (const chunk of process.stdin) chunks.push(chunk)
try {
  await say({ kind: 'developed', ...(await develop(Buffer.concat(chunks))) })
} catch (error) {
  await say({ kind: 'refused', code: error instanceof Refused ? error.code : 'broken' })
}
process.exit()
