import { serverClient } from '#lib/api-server.ts'
import { fileAnswer } from '#lib/door.ts'

/** The year's report as a Word file. */
export const GET = (request: Request) =>
  fileAnswer(request, (year, words) =>
    serverClient.evaluations.report({
      year,
      framework: words.get('framework') ?? undefined,
      template: words.get('template') ?? undefined,
    }),
  )
