import type { EChartsCoreOption } from 'echarts/core'
import { draw } from './echarts.ts'
import { grounds, type Scheme } from './palette.ts'

/** Size of the drawing in a picture, and how many points of the picture make one of it. */
const [width, height, sharpness] = [960, 420, 2]
const [margin, line] = [24, 20]
const font = (px: number, weight = 400) => `${weight} ${px}px ${getComputedStyle(document.body).fontFamily}`

type Wanted = { title: string; notes: string[]; option: EChartsCoreOption; scheme: Scheme }

/** A chart as a PNG: its title, what it is about and who took it above the drawing. */
export async function pictureOf({ title, notes, option, scheme }: Wanted): Promise<Blob> {
  const { paper, words, faint } = grounds[scheme]
  const canvas = document.createElement('canvas')
  const pen = canvas.getContext('2d')
  if (!pen) throw new Error('this browser has no canvas')
  pen.font = font(13)
  const told = notes.flatMap((note) => folded(pen, note, width))
  const head = margin + 28 + told.length * line + 8
  canvas.width = (width + 2 * margin) * sharpness
  canvas.height = (head + height + margin) * sharpness
  pen.scale(sharpness, sharpness)
  pen.fillStyle = paper
  pen.fillRect(0, 0, canvas.width, canvas.height)
  pen.textBaseline = 'top'
  pen.fillStyle = words
  pen.font = font(19, 600)
  pen.fillText(title, margin, margin, width)
  pen.fillStyle = faint
  pen.font = font(13)
  for (const [at, note] of told.entries()) pen.fillText(note, margin, margin + 28 + at * line)
  pen.drawImage(await drawingOf({ title, option, scheme }), margin, head, width, height)
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('the picture could not be made'))), 'image/png')
  })
}

async function drawingOf({ title, option, scheme }: Pick<Wanted, 'title' | 'option' | 'scheme'>): Promise<HTMLImageElement> {
  const drawn = draw({ width, height }, option, { title, scheme, still: true })
  const address = URL.createObjectURL(new Blob([drawn.renderToSVGString()], { type: 'image/svg+xml' }))
  drawn.dispose()
  try {
    const image = new Image()
    image.src = address
    await image.decode()
    return image
  } finally {
    URL.revokeObjectURL(address)
  }
}

/** A text in as many lines as it needs; Chinese breaks anywhere. */
function folded(pen: CanvasRenderingContext2D, text: string, room: number): string[] {
  const lines: string[] = ['']
  for (const letter of text) {
    const longer = `${lines.at(-1)}${letter}`
    if (pen.measureText(longer).width > room) lines.push(letter)
    else lines[lines.length - 1] = longer
  }
  return lines
}
