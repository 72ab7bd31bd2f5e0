import { chosenYear } from '#app/(house)/chosen-year.ts'
import { Board } from '#components/board/board.tsx'
import { Prefetch } from '#components/ui/prefetch.tsx'
import { serverApi } from '#lib/api-server.ts'

export default async function BoardPage({ searchParams }: PageProps<'/board'>) {
  const year = await chosenYear((await searchParams).year)
  return (
    <Prefetch
      queries={[
        serverApi.board.year.queryOptions({ input: { year } }),
        serverApi.completeness.year.queryOptions({ input: { year } }),
        serverApi.indicators.years.queryOptions(),
      ]}
    >
      <Board year={year} />
    </Prefetch>
  )
}
