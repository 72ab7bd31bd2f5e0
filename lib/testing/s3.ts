import { createHash } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'

/** A small S3: one bucket in memory. It wants signed requests under its one key, and answers with S3's own codes. */
export type FakeS3 = {
  url: string
  bucket: string
  objects: Map<string, Buffer>
  /** What came, one word each: `PUT ab/abc…`. */
  asked: string[]
  /** The next requests end with this status and code. */
  failNext: (times: number, status: number, code: string) => void
  env: Record<string, string>
  stop: () => Promise<void>
}
const bucket = 'house-files'
const keyId = 'KEYOFTHESETESTS'

export async function startFakeS3(): Promise<FakeS3> {
  const objects = new Map<string, Buffer>()
  const asked: string[] = []
  let failures: { status: number; code: string }[] = []
  const server = createServer(async (request, response) => {
    const body = await bodyOf(request)
    const url = new URL(request.url ?? '/', 'http://s3')
    const key = decodeURIComponent(url.pathname).replace(`/${bucket}`, '').replace(/^\//, '')
    asked.push(`${request.method} ${key || 'list'}`)
    const failure = failures.shift()
    if (failure) return refuse(response, failure.status, failure.code)
    if (!isSigned(request, body)) return refuse(response, 403, 'SignatureDoesNotMatch')
    if (!url.pathname.startsWith(`/${bucket}`)) return refuse(response, 404, 'NoSuchBucket')
    if (!key) return list(response, url, objects)
    answer(request, response, key, body, objects)
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const address = server.address()
  const url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`
  return {
    ...{ url, bucket, objects, asked },
    failNext: (times, status, code) => {
      failures = Array.from({ length: times }, () => ({ status, code }))
    },
    env: { S3_BUCKET: bucket, S3_ENDPOINT: url, S3_ACCESS_KEY_ID: keyId, S3_SECRET_ACCESS_KEY: 'a secret of these tests' },
    stop: () => {
      server.closeAllConnections()
      return new Promise((done) => server.close(() => done()))
    },
  }
}

function answer(request: IncomingMessage, response: ServerResponse, key: string, body: Buffer, objects: Map<string, Buffer>): void {
  const source = request.headers['x-amz-copy-source']
  const found = objects.get(source ? decodeURIComponent(String(source)).replace(`/${bucket}/`, '') : key)
  if (!found && (source || ['GET', 'HEAD'].includes(request.method ?? ''))) refuse(response, 404, 'NoSuchKey')
  else if (source && found) {
    objects.set(key, found)
    response.writeHead(200, { 'content-type': 'application/xml' }).end('<CopyObjectResult><ETag>"copied"</ETag></CopyObjectResult>')
  } else if (request.method === 'PUT') {
    objects.set(key, body)
    response.writeHead(200, { etag: '"kept"' }).end()
  } else if (request.method === 'DELETE') {
    objects.delete(key)
    response.writeHead(204).end()
  } else {
    response.writeHead(200, { 'content-length': found?.byteLength, etag: '"kept"', 'last-modified': new Date(0).toUTCString() })
    response.end(request.method === 'HEAD' ? undefined : found)
  }
}

/** Two at a time, so that whoever lists has to turn pages. */
function list(response: ServerResponse, url: URL, objects: Map<string, Buffer>): void {
  const after = url.searchParams.get('continuation-token') ?? ''
  const keys = [...objects.keys()].filter((key) => key.startsWith(url.searchParams.get('prefix') ?? '') && key > after).sort()
  const shown = keys.slice(0, 2)
  const contents = shown
    .map(
      (key) =>
        `<Contents><Key>${key}</Key><Size>${objects.get(key)?.byteLength}</Size><LastModified>1970-01-01T00:00:00Z</LastModified></Contents>`,
    )
    .join('')
  const more = keys.length > 2 ? `<NextContinuationToken>${shown.at(-1)}</NextContinuationToken>` : ''
  response.writeHead(200, { 'content-type': 'application/xml' })
  response.end(`<ListBucketResult><IsTruncated>${keys.length > 2}</IsTruncated>${contents}${more}</ListBucketResult>`)
}

/** Whether a request is signed by our key, lately, and its body is the one that was signed. */
function isSigned({ headers }: IncomingMessage, body: Buffer): boolean {
  const { authorization = '' } = headers
  const said = String(headers['x-amz-content-sha256'] ?? '')
  const isBodySigned =
    said === 'UNSIGNED-PAYLOAD' || said.startsWith('STREAMING-') || said === createHash('sha256').update(body).digest('hex')
  return (
    isBodySigned &&
    new RegExp(`^AWS4-HMAC-SHA256 Credential=${keyId}/.+/s3/aws4_request, SignedHeaders=.*host.*, Signature=[0-9a-f]{64}$`).test(
      authorization,
    )
  )
}

function refuse(response: ServerResponse, status: number, code: string): void {
  response.writeHead(status, { 'content-type': 'application/xml' })
  response.end(`<Error><Code>${code}</Code><Message>as these tests want it</Message></Error>`)
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = []
  for await (const part of request) parts.push(part)
  return Buffer.concat(parts)
}
