import { parentPort, workerData } from 'node:worker_threads'
import heic from 'heic-decode'

/** What the thread answers: a HEIC photo's pixels (RGBA, turned upright), or null when they are more than asked for. */
export type HeicPixels = { width: number; height: number; data: Uint8Array<ArrayBuffer> } | null
export type HeicAsk = { bytes: Uint8Array; mostPixels: number }

/** A thread of its own: all the memory of the decoder is given back with it. */
const { bytes, mostPixels } = workerData as HeicAsk
const [image] = await heic.all({ buffer: bytes })
if (!image || image.width * image.height > mostPixels) {
  parentPort?.postMessage(null satisfies HeicPixels)
} else {
  const { width, height, data } = await image.decode()
  const pixels = { width, height, data: new Uint8Array(data.buffer) } satisfies HeicPixels
  parentPort?.postMessage(pixels, [pixels.data.buffer])
}
