import { serverClient } from '#lib/api-server.ts'
import { fileAnswer } from '#lib/door.ts'

/** The year's report and 自评表 as a PDF (`?year=2023`, in another layout with `&framework=national`). */
export const GET = (request: Request) =>
  fileAnswer(request, (year, words) =>
    serverClient.evaluations.pdf({ year, framework: words.get('framework') ?? undefined }, { signal: request.signal }),
  )
