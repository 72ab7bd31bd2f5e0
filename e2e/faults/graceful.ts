import { pause } from '../support/launch.ts'
import type { OwnHouse } from '../support/own-house.ts'
import { post } from '../support/post.ts'
import { inMs, type Result, tell } from '../support/results.ts'
import { prove, proven } from './proof.ts'
import { openViewers } from './viewers.ts'
import { startWriting } from './writers.ts'

const stops = 5

/** The house is asked to stop under those who write and watch: what was taken is finished, and it ends well. */
export async function stopGently(house: OwnHouse, cookie: string): Promise<Result[]> {
  const viewers = await openViewers(house, cookie, 10)
  const writing = await startWriting(house, cookie)
  const ends: { code: number | null; ms: number }[] = []
  let slow = 0
  for (let time = 0; time < stops; time++) {
    await pause(800)
    // something that takes long is under way: it is finished before the house goes
    const long = post(`${house.url}/rpc/articles/export`, exported, { headers: { cookie } }).then(
      ({ status }) => status === 200,
      () => false,
    )
    await pause(30)
    ends.push(await house.stop())
    if (!(await long)) slow += 1
    await house.start()
    tell(`stopped ${time + 1} of ${stops} times, in ${inMs(ends.at(-1)?.ms ?? 0)}`)
  }
  await pause(500)
  viewers.close()
  const ledger = await writing.stop()
  const slowest = Math.max(...ends.map(({ ms }) => ms))
  const clean = ends.filter(({ code }) => code === 0).length
  return [
    ...proven(`graceful stop, ${stops} times`, await prove(house, ledger)),
    {
      name: 'graceful stop: exit code 0 / long answers cut off',
      target: `${stops} / 0`,
      figure: `${clean} / ${slow}`,
      isMet: clean === stops && slow === 0,
    },
    { name: 'graceful stop: how long it takes (slowest)', target: '≤ 10 s', figure: inMs(slowest), isMet: slowest <= 10_000 },
  ]
}

const exported = JSON.stringify({
  json: { format: 'xlsx', title: '文章', notes: [], columns: [{ path: 'title', heading: '标题', kind: 'text' }] },
})
