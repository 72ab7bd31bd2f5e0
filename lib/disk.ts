import { join } from 'node:path'
import { Disk } from 'flydrive'
import { FSDriver } from 'flydrive/drivers/fs'
import { dataDir } from './env.ts'

/** Where files lie: a folder of `DATA_DIR`, or a bucket of S3 or whatever speaks its language. */
type Place = { disk: Disk; isFolder: boolean }

const kept = globalThis as unknown as { houseBucket?: { name: string; place: Promise<Place> } }

/** The place of this house's files. Several instances need the bucket: each has a folder of its own. */
export function filesPlace(): Promise<Place> {
  const bucket = process.env.S3_BUCKET
  if (!bucket)
    return Promise.resolve({ disk: new Disk(new FSDriver({ location: join(dataDir(), 'files'), visibility: 'private' })), isFolder: true })
  const name = `${process.env.S3_ENDPOINT ?? ''} ${bucket}`
  if (kept.houseBucket?.name !== name) kept.houseBucket = { name, place: openBucket(bucket) }
  return kept.houseBucket.place
}

/** Amazon's client is large: it is loaded by houses that have a bucket. What is not set here it finds where it always does (`AWS_…`, the machine's role). */
async function openBucket(bucket: string): Promise<Place> {
  const { S3Driver } = await import('flydrive/drivers/s3')
  const { S3_ENDPOINT, S3_REGION = 'us-east-1', S3_ACCESS_KEY_ID, S3_SECRET_ACCESS_KEY, S3_PATH_STYLE } = process.env
  const credentials =
    S3_ACCESS_KEY_ID && S3_SECRET_ACCESS_KEY ? { accessKeyId: S3_ACCESS_KEY_ID, secretAccessKey: S3_SECRET_ACCESS_KEY } : undefined
  const driver = new S3Driver({
    ...{ bucket, region: S3_REGION, visibility: 'private', supportsACL: false },
    ...(S3_ENDPOINT && { endpoint: S3_ENDPOINT, forcePathStyle: S3_PATH_STYLE !== '0' }),
    ...(credentials && { credentials }),
    // others than Amazon often do not know its newer checksums
    ...{ requestChecksumCalculation: 'WHEN_REQUIRED', responseChecksumValidation: 'WHEN_REQUIRED' },
    ...{ maxAttempts: 4, requestHandler: { connectionTimeout: 3000, requestTimeout: 60_000 } },
  })
  return { disk: new Disk(driver), isFolder: false }
}
