import { fromPrisma, PgBoss } from 'pg-boss'
import type { Tx } from './db.ts'
import { databaseUrl } from './env.ts'
import { log } from './log.ts'

/** Work that is done in the background by the worker; a queue's jobs name the record that they are about. */
const queues = ['imports', 'wechat', 'alerts', 'deliveries', 'backups'] as const
export type QueueName = (typeof queues)[number]

const schema = 'pgboss'
/** A job waits once for each record; one whose worker falls silent for ten seconds is taken up by another. */
const queueOptions = {
  policy: 'short',
  notify: true,
  heartbeatSeconds: 10,
  retryLimit: 30,
  retryDelay: 2,
  expireInSeconds: 3600,
  deleteAfterSeconds: 86_400,
} as const

const kept = globalThis as unknown as { chamberJobs?: { url: string; sender: Promise<PgBoss> } }

const tell = (error: Error) => log.error({ err: error }, 'jobs')

/** Makes the tables and queues that background work needs; quick when they are there. */
export async function installJobs(url: string): Promise<void> {
  const boss = new PgBoss({ connectionString: url, schema, max: 1, supervise: false, schedule: false })
  boss.on('error', tell)
  await boss.start()
  try {
    for (const name of queues) if (!(await boss.getQueue(name))) await boss.createQueue(name, queueOptions)
  } finally {
    await boss.stop({ graceful: false, close: true })
  }
}

/** Asks for work on a record once the transaction is committed; asked again while it waits, it is done once. */
export async function sendJob(tx: Tx, queue: QueueName, id: string): Promise<void> {
  await (await sender()).send(queue, { id }, { singletonKey: id, db: fromPrisma(tx) })
}

/** The sending half of this process; it works on nothing itself. */
async function sender(): Promise<PgBoss> {
  const url = databaseUrl()
  if (kept.chamberJobs?.url !== url) {
    await closeJobs()
    const boss = new PgBoss({
      connectionString: url,
      schema,
      max: 1,
      supervise: false,
      schedule: false,
      migrate: false,
      createSchema: false,
    })
    boss.on('error', tell)
    kept.chamberJobs = { url, sender: boss.start() }
  }
  return kept.chamberJobs.sender
}

/** Lets go of the sending half, before its database goes. */
export async function closeJobs(): Promise<void> {
  const open = kept.chamberJobs
  kept.chamberJobs = undefined
  await (await open?.sender)?.stop({ graceful: false, close: true })
}

/** Does the jobs of all queues, in each one after the other, in this process until it is stopped; `send` asks for one from here. */
export async function workJobs(works: Record<QueueName, (id: string) => Promise<void>>) {
  const boss = new PgBoss({
    connectionString: databaseUrl(),
    schema,
    max: 4,
    useListenNotify: true,
    schedule: false,
    superviseIntervalSeconds: 5,
    monitorIntervalSeconds: 5,
    reindex: false,
    monitorVacuum: false,
  })
  boss.on('error', tell)
  await boss.start()
  for (const queue of queues)
    await boss.work<{ id: string }>(
      queue,
      { pollingIntervalSeconds: 1, notifyPollingIntervalSeconds: 2, heartbeatRefreshSeconds: 3 },
      async (jobs) => {
        for (const { data } of jobs) await works[queue](data.id)
      },
    )
  return {
    send: (queue: QueueName, id: string) => boss.send(queue, { id }, { singletonKey: id }),
    stop: () => boss.stop({ graceful: false, close: true }),
  }
}
