import { readFileSync } from 'node:fs'
import sharp from 'sharp'
import { expect, test } from 'vitest'
import { developPhoto } from './photos.ts'
import { codeOf } from './testing/callers.ts'

const heic = () => readFileSync('lib/testing/photo.heic')
const secrets = /Apple|iPhone|GPS|秘密|secret|<script|Exif|xmp/i
const told = {
  IFD0: { Make: 'Apple', Model: 'iPhone 15', ImageDescription: 'secret' },
  IFD3: { GPSLatitude: '22/1 47/1 0/1', GPSLatitudeRef: 'N', GPSLongitude: '113/1 31/1 0/1', GPSLongitudeRef: 'E' },
}
/** Red above, blue below. */
const banner = async (width = 400, height = 300) => {
  const half = { width, height: height / 2, channels: 3 as const, background: '#00f' }
  const below = await sharp({ create: half }).png().toBuffer()
  return sharp({ create: { ...half, height, background: '#f00' } }).composite([{ input: below, left: 0, top: height / 2 }])
}
const colourAt = async (bytes: Uint8Array, left: number, top: number) => {
  const { data } = await sharp(bytes)
    .toColourspace('srgb')
    .removeAlpha()
    .extract({ left, top, width: 1, height: 1 })
    .raw()
    .toBuffer({ resolveWithObject: true })
  return [...data].map((value) => (value > 200 ? 255 : value < 60 ? 0 : value))
}
const plain = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1')

test.each(['jpeg', 'png', 'webp'] as const)(
  'a %s keeps its picture and tells nothing else: no place, no device, no comment',
  async (format) => {
    const sent = await (await banner()).withExif(told).toFormat(format).toBuffer()
    expect(plain(sent)).toMatch(secrets)
    const { bytes, mediaType, thumbnails } = await developPhoto(sent, `image/${format}`)
    const about = await sharp(bytes).metadata()
    expect([mediaType, about.format, about.width, about.height]).toEqual([`image/${format}`, format, 400, 300])
    expect([about.exif, about.xmp, about.iptc, about.comments]).toEqual([undefined, undefined, undefined, undefined])
    for (const one of [bytes, ...Object.values(thumbnails)]) expect(plain(one)).not.toMatch(secrets)
    expect([await colourAt(bytes, 200, 20), await colourAt(bytes, 200, 280)]).toEqual([
      [255, 0, 0],
      [0, 0, 255],
    ])
  },
)

test('a photo stands upright, whichever way the phone was held', async () => {
  const lying = await (await banner()).withMetadata({ orientation: 6 }).jpeg().toBuffer()
  const { bytes } = await developPhoto(lying, 'image/jpeg')
  const about = await sharp(bytes).metadata()
  expect([about.width, about.height, about.orientation]).toEqual([300, 400, undefined])
  // turned clockwise, what was above is on the right
  expect([await colourAt(bytes, 20, 200), await colourAt(bytes, 280, 200)]).toEqual([
    [0, 0, 255],
    [255, 0, 0],
  ])
})

test('a HEIC photo of a phone becomes a JPEG in its own colours, without its place', async () => {
  expect(plain(heic())).toMatch(secrets)
  const { bytes, mediaType, thumbnails } = await developPhoto(heic(), 'image/heic')
  const about = await sharp(bytes).metadata()
  expect([mediaType, about.format, about.width, about.height]).toEqual(['image/jpeg', 'jpeg', 800, 600])
  expect(about.hasProfile, 'wide colours').toBe(true)
  expect(about.exif).toBeUndefined()
  expect(plain(bytes)).not.toMatch(secrets)
  expect([await colourAt(bytes, 400, 20), await colourAt(thumbnails[320], 160, 10)]).toEqual([
    [255, 0, 0],
    [255, 0, 0],
  ])
})

test('thumbnails are small, and fit their sizes', async () => {
  const noise = await sharp({
    create: { width: 3000, height: 2000, channels: 3, background: '#888', noise: { type: 'gaussian', mean: 128, sigma: 30 } },
  })
    .jpeg()
    .toBuffer()
  const { thumbnails } = await developPhoto(noise, 'image/jpeg')
  for (const [size, most] of [
    [160, 12_000],
    [320, 40_000],
    [800, 200_000],
  ] as const) {
    const about = await sharp(thumbnails[size]).metadata()
    expect([about.format, about.width]).toEqual(['webp', size])
    expect(thumbnails[size].byteLength).toBeLessThan(most)
  }
})

test('a photo of forty megapixels is taken, and kept at most 6,000 pixels long', async () => {
  const large = await sharp({ create: { width: 7300, height: 5480, channels: 3, background: '#467' } })
    .withMetadata({ orientation: 8 })
    .jpeg()
    .toBuffer()
  const about = await sharp((await developPhoto(large, 'image/jpeg')).bytes).metadata()
  expect([about.width, about.height]).toEqual([4504, 6000])
})

test('of what moves, the first picture is kept', async () => {
  const frames = await Promise.all(
    ['#f00', '#0f0'].map((background) =>
      sharp({ create: { width: 40, height: 40, channels: 3, background } })
        .png()
        .toBuffer(),
    ),
  )
  const moving = await sharp(frames, { join: { animated: true } })
    .webp({ loop: 0 })
    .toBuffer()
  expect((await sharp(moving).metadata()).pages).toBe(2)
  const { bytes } = await developPhoto(moving, 'image/webp')
  expect((await sharp(bytes).metadata()).pages ?? 1).toBe(1)
  expect(await colourAt(bytes, 20, 20)).toEqual([255, 0, 0])
})

test('a picture with a web page behind it keeps the picture only', async () => {
  const polyglot = Buffer.concat([await (await banner()).jpeg().toBuffer(), Buffer.from('<html><script>alert(1)</script>')])
  expect(plain((await developPhoto(polyglot, 'image/jpeg')).bytes)).not.toMatch(secrets)
})

const blank = (width: number, height: number) => sharp({ create: { width, height, channels: 3, background: '#fff' } })
const hostile: [string, string, string, () => Promise<Buffer>][] = [
  ['cut short', 'image/jpeg', 'PHOTO_BROKEN', async () => (await (await banner()).jpeg().toBuffer()).subarray(0, 1500)],
  ['a PNG cut short', 'image/png', 'PHOTO_BROKEN', async () => (await (await banner()).png().toBuffer()).subarray(0, 400)],
  ['only a beginning', 'image/jpeg', 'PHOTO_BROKEN', async () => Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16])],
  ['one pixel by a hundred thousand', 'image/png', 'PHOTO_TOO_LARGE', () => blank(1, 100_000).png().toBuffer()],
  [
    '144 megapixels of white in a few kilobytes',
    'image/png',
    'PHOTO_TOO_LARGE',
    () => blank(12_000, 12_000).png({ palette: true }).toBuffer(),
  ],
  [
    'a header that promises 65,000 by 65,000',
    'image/jpeg',
    'PHOTO_TOO_LARGE',
    async () => promising(await (await banner()).jpeg().toBuffer()),
  ],
  [
    'an SVG that says it is a PNG',
    'image/png',
    'PHOTO_BROKEN',
    async () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'),
  ],
  ['a HEIC cut short', 'image/heic', 'PHOTO_BROKEN', async () => heic().subarray(0, 1200)],
  ['a HEIC of 48 megapixels', 'image/heic', 'PHOTO_HEIC', async () => enlarged(heic())],
]
const promising = (jpeg: Buffer): Buffer => {
  const at = jpeg.indexOf(Buffer.from([0xff, 0xc0]))
  jpeg.writeUInt16BE(65_000, at + 5)
  jpeg.writeUInt16BE(65_000, at + 7)
  return jpeg
}
const enlarged = (photo: Buffer): Buffer => {
  // the box that tells width and height
  const at = photo.indexOf('ispe')
  photo.writeUInt32BE(8000, at + 8)
  photo.writeUInt32BE(6000, at + 12)
  return photo
}
test.each(hostile)('a photo that is %s is refused in a sentence', async (_, mediaType, code, make) => {
  const bytes = await make()
  const began = Date.now()
  expect(await codeOf(developPhoto(bytes, mediaType))).toBe(code)
  // 0.1 to 0.3 s on a machine that does nothing else; tests share theirs
  expect(Date.now() - began).toBeLessThan(6000)
})

test('after all of these the next photo is developed as ever', async () => {
  expect((await developPhoto(await (await banner()).jpeg().toBuffer(), 'image/jpeg')).mediaType).toBe('image/jpeg')
})
