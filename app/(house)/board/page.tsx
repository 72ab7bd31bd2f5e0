import { chosenPeriod } from '#app/(house)/chosen-period.ts'
import { Board } from '#components/board/board.tsx'
import { Prefetch } from '#components/ui/prefetch.tsx'
import { serverApi } from '#lib/api-server.ts'

export default async function BoardPage({ searchParams }: PageProps<'/board'>) {
  const { text, year } = await chosenPeriod(await searchParams)
  return (
    <Prefetch
      queries={[
        serverApi.board.year.queryOptions({ input: { period: text } }),
        serverApi.board.attention.queryOptions({ input: { year } }),
        serverApi.indicators.years.queryOptions(),
      ]}
    >
      <Board period={text} />
    </Prefetch>
  )
}
