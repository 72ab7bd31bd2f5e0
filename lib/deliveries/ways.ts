import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { localeOf } from '../alerts/people.ts'
import { db } from '../db.ts'
import { publicUrl, wecomHome, wecomUrl } from '../env.ts'
import { fail } from '../errors.ts'
import { mailAccountView } from '../mail/schema.ts'
import { MailRefusal, mailAccountOf, sendMail } from '../mail/send.ts'
import { batch, query } from '../operation.ts'
import { wordsIn } from '../texts.ts'
import { countTry } from '../throttle.ts'
import { robotView } from '../wecom/schema.ts'
import { RobotRefusal, robotKeyOf, tellGroup } from '../wecom/send.ts'
import { keepState } from './batch.ts'
import { testMail } from './mails.ts'
import { wayOf } from './read.ts'
import { wayView } from './schema.ts'

/** Mail server and robot as they stand, never their secrets. */
export const getWays = query('alerts.channels')
  .output(
    z.object({
      mail: mailAccountView.nullable(),
      robot: robotView.nullable(),
      /** The host that the robot is told at, where it is not WeCom's own. */
      host: z.string().nullable(),
      ways: z.array(wayView),
      email: z.string().nullable(),
      tables: z.array(z.string()),
    }),
  )
  .handler(async ({ context: { db: on, actor } }) => {
    const [mail, robot, user] = [
      await on.mailAccount.findFirst(),
      await on.wecomRobot.findFirst(),
      await on.user.findUnique({ where: { id: actor?.userId }, select: { email: true } }),
    ]
    return {
      mail: mail && mailAccountView.parse({ ...mail, hasPassword: mail.secretSealed !== null }),
      robot: robot && { name: robot.name, version: robot.version },
      host: wecomUrl() === wecomHome ? null : new URL(wecomUrl()).host,
      ways: [await wayOf(on, 'mail'), await wayOf(on, 'robot')],
      email: user?.email ?? null,
      tables: ['mail_accounts', 'wecom_robots', 'alert_deliveries', 'users'],
    }
  })

const outcome = z.object({ reason: z.string().nullable(), detail: z.string().nullable() })

/** Sends the administrator a mail now and says what came of it. Outside of any transaction: a slow server must not hold one open. */
export const testMailServer = batch('alerts.channels')
  .output(outcome)
  .handler(async ({ context: { actor } }) => {
    await countTry('testSend', actor?.userId ?? '')
    const user = await db().user.findUnique({ where: { id: actor?.userId } })
    if (!user?.email) throw fail('RULE_BROKEN', { params: { rule: 'mail_no_address' } })
    const to = user.email
    return tried('mail', async () => {
      const account = await mailAccountOf(db())
      if (!account) throw new MailRefusal('no_channel')
      await sendMail(account, testMail(localeOf(user.locale), to, `<${randomUUID()}@${new URL(publicUrl()).hostname}>`))
    })
  })

/** Tells the group now that it is connected, and says what came of it. */
export const testRobot = batch('alerts.channels')
  .output(outcome)
  .handler(async ({ context: { actor } }) => {
    await countTry('testSend', actor?.userId ?? '')
    return tried('robot', async () => {
      const key = await robotKeyOf(db())
      if (!key) throw new RobotRefusal('no_channel')
      const t = wordsIn('zh-Hans')
      await tellGroup(key, `**${t('common.house')}**\n${t('alerts.robot.test')}\n[${t('alerts.mail.openHouse')}](${publicUrl()})`)
    })
  })

async function tried(channel: 'mail' | 'robot', send: () => Promise<void>): Promise<z.infer<typeof outcome>> {
  try {
    await send()
    await keepState(channel, null, new Date())
    return { reason: null, detail: null }
  } catch (error) {
    if (!(error instanceof MailRefusal || error instanceof RobotRefusal)) throw error
    const code = error instanceof RobotRefusal && error.errcode !== null ? `${error.errcode} ` : ''
    const failed = { reason: error.reason, detail: `${code}${error.message}` }
    if (error.reason !== 'no_channel') await keepState(channel, failed, new Date())
    return { reason: failed.reason, detail: failed.detail || null }
  } finally {
    await db().$queryRaw`select pg_notify('records', 'alert_deliveries')::text`
  }
}
