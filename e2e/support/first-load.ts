import { gzipSync } from 'node:zlib'

export type PageFile = { path: string; text: string; kb: number }

/** The scripts or styles that a page's own HTML asks for; charts and dialogs come later and are not in it. Sizes are gzipped. */
export async function firstLoad(house: string, path: string, kind: 'js' | 'css', cookie = ''): Promise<PageFile[]> {
  const answer = await fetch(house + path, { headers: { cookie } })
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`)
  const html = await answer.text()
  // what browsers without modules load is for browsers older than any that the house is made for
  const tags = [...html.matchAll(/<(?:script|link)\b[^>]*>/g)].map(([tag]) => tag).filter((tag) => !/nomodule/i.test(tag))
  const paths = tags.map((tag) => tag.match(/(?:src|href)="([^"]+)"/)?.[1] ?? '').filter((file) => file.split('?')[0]?.endsWith(`.${kind}`))
  return Promise.all([...new Set(paths)].map((file) => fileAt(house, file)))
}

async function fileAt(house: string, path: string): Promise<PageFile> {
  const text = await (await fetch(house + path)).text()
  return { path, text, kb: gzipSync(text).byteLength / 1024 }
}

/** The scripts of a page's first load, in KB of gzip. */
export const scriptKb = async (house: string, path: string, cookie = ''): Promise<number> =>
  (await firstLoad(house, path, 'js', cookie)).reduce((sum, { kb }) => sum + kb, 0)

/** Scripts that everybody loads who has no account, at most, in KB of gzip. */
export const mostPublicKb = 230
