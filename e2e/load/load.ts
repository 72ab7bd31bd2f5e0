import { attempts, buildFirst } from '../support/attempts.ts'
import { ownHouse } from '../support/own-house.ts'
import { answerTogether } from './answers.ts'
import { crowd } from './crowd.ts'
import { editTogether } from './edits.ts'
import { leaveAndWait, reportBesideBoards } from './heavy.ts'

/**
 * `npm run test:load`: many at once, through the house's own door. A table at the end, exit code 1 when a target is missed. Names after it run only
 * those: `-- R5 S12`.
 */
await buildFirst()
const house = await ownHouse({ sample: true })
await house.start()
const [operator, director, viewer] = [await house.cookieOf('operator'), await house.cookieOf('director'), await house.cookieOf('viewer')]

const { attempt, end } = attempts(house)
await attempt('S12', () => reportBesideBoards(house, director))
await attempt('S12', () => leaveAndWait(house, operator))
await attempt('R5', () => editTogether(house, operator))
await attempt('R7', () => answerTogether(house))
await attempt('crowd', async () => {
  // memory is judged on a house that has done nothing else
  await house.stop()
  await house.start()
  return crowd(house, operator, viewer)
})
await house.stop()
end()
