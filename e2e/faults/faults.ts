import { attempts, buildFirst } from '../support/attempts.ts'
import { ownHouse } from '../support/own-house.ts'
import { loseDatabase } from './away.ts'
import { killDatabase, killHouse, restartDatabase } from './crashes.ts'
import { fillData, fillLog } from './full-disk.ts'
import { stopGently } from './graceful.ts'
import { workAtRandom } from './random-work.ts'
import { replay } from './replays.ts'

/**
 * `npm run test:faults`: what becomes of what was acknowledged when PostgreSQL or the house is killed, the disk is full, the database away. Everything goes
 * through the house's own door; a table at the end, exit code 1 when a target is missed. Names after it run only those: `-- R1 R4`.
 */
await buildFirst()
const house = await ownHouse()
await house.start()
const cookie = await house.cookieOf('operator')

const { attempt, end } = attempts(house)
await attempt('R6', () => replay(house, cookie))
await attempt('R1', () => killDatabase(house, cookie))
await attempt('R2', () => killHouse(house, cookie))
await attempt('R3', () => restartDatabase(house, cookie))
await attempt('stop', () => stopGently(house, cookie))
await attempt('R9', () => workAtRandom(house, cookie))
await house.stop()
await attempt('R4', fillData)
await attempt('R4', fillLog)
await attempt('away', loseDatabase)
end()
