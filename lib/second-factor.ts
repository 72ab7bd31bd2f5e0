import { randomBytes, randomInt } from 'node:crypto'
import { Secret, TOTP } from 'otpauth'
import type { Tx } from './db.ts'
import { hashUnder } from './password.ts'
import { seal, unseal } from './seal.ts'
import { countTry, forgetTries } from './throttle.ts'

const purpose = 'second factor'
/** What every authenticator app understands (RFC 6238). */
const usual = { algorithm: 'SHA1', digits: 6, period: 30 }
/** A phone's clock may be half a minute off. */
const slack = 1

/** What an authenticator app is given: as an address for its camera, and as letters for who types. */
export type Enrolment = { uri: string; secret: string }

/** A secret for somebody who has no second factor yet; the same one until it is confirmed, so that a page loaded anew shows the same code. */
export async function beginSecondFactor(tx: Tx, user: { id: string; userName: string }): Promise<Enrolment | null> {
  const kept = await tx.secondFactor.findUnique({ where: { userId: user.id } })
  if (kept?.confirmedAt) return null
  const known = kept && unseal(purpose, kept.secretSealed)
  const secret = known ?? new Secret({ size: 20 }).base32
  if (!known) {
    const fresh = { secretSealed: seal(purpose, secret), codeSalt: randomBytes(16).toString('base64') }
    await tx.secondFactor.upsert({ where: { userId: user.id }, create: { userId: user.id, ...fresh }, update: fresh })
  }
  return { secret, uri: new TOTP({ ...usual, issuer: 'Chamber House', label: user.userName, secret }).toString() }
}

/** The thirty seconds that a code belongs to, by the secret of an app; null when it is no code of about now. */
function stepOf(sealed: string, code: string): number | null {
  const secret = unseal(purpose, sealed)
  if (secret === null || !/^\d{6}$/.test(code)) return null
  const timestamp = Date.now()
  const delta = TOTP.validate({ ...usual, token: code, secret: Secret.fromBase32(secret), timestamp, window: slack })
  return delta === null ? null : TOTP.counter({ period: usual.period, timestamp }) + delta
}

const plainOf = (code: string): string => code.replace(/[\s-]/g, '').toUpperCase()

/** Whether the app of somebody who is setting it up shows the right code; from then on it is asked for. */
export async function confirmSecondFactor(tx: Tx, userId: string, code: string): Promise<boolean> {
  return counted(userId, async () => {
    const kept = await tx.secondFactor.findUnique({ where: { userId } })
    const step = kept && stepOf(kept.secretSealed, plainOf(code))
    if (!step) return false
    const where = { userId, confirmedAt: null, lastStep: { lt: step } }
    return (await tx.secondFactor.updateMany({ where, data: { confirmedAt: new Date(), lastStep: step } })).count === 1
  })
}

/** Takes a code of the app, or a recovery code: each once, whoever else sends it at the same moment. Throws TOO_MANY_TRIES. */
export async function takeCode(tx: Tx, userId: string, code: string): Promise<boolean> {
  return counted(userId, async () => {
    const kept = await tx.secondFactor.findUnique({ where: { userId } })
    if (!kept?.confirmedAt) return false
    const plain = plainOf(code)
    if (plain.length === codeLength) return spendRecoveryCode(tx, kept, plain)
    const step = stepOf(kept.secretSealed, plain)
    if (step === null) return false
    return (await tx.secondFactor.updateMany({ where: { userId, lastStep: { lt: step } }, data: { lastStep: step } })).count === 1
  })
}

/** Six digits can be guessed by who tries often enough, and whoever gets here knows the password already. */
async function counted(userId: string, take: () => Promise<boolean>): Promise<boolean> {
  await countTry('secondFactor', userId)
  await countTry('secondFactorDay', userId)
  const taken = await take()
  if (taken) await forgetTries('secondFactor', userId)
  return taken
}

const alphabet = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789'
const codeLength = 10
const codesMade = 10

/** Ten recovery codes in place of any earlier ones: shown this once, kept as hashes. */
export async function makeRecoveryCodes(tx: Tx, userId: string): Promise<string[]> {
  const { codeSalt } = await tx.secondFactor.findUniqueOrThrow({ where: { userId } })
  const codes = Array.from({ length: codesMade }, () =>
    Array.from({ length: codeLength }, () => alphabet[randomInt(alphabet.length)]).join(''),
  )
  await tx.recoveryCode.deleteMany({ where: { userId } })
  await tx.recoveryCode.createMany({
    data: await Promise.all(codes.map(async (code) => ({ userId, codeHash: await hashUnder(codeSalt, code) }))),
  })
  return codes.map((code) => `${code.slice(0, 5)}-${code.slice(5)}`)
}

async function spendRecoveryCode(tx: Tx, { userId, codeSalt }: { userId: string; codeSalt: string }, plain: string): Promise<boolean> {
  const codeHash = await hashUnder(codeSalt, plain)
  return (await tx.recoveryCode.updateMany({ where: { userId, codeHash, usedAt: null }, data: { usedAt: new Date() } })).count === 1
}
