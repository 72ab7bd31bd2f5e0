import { serverClient } from '#lib/api-server.ts'
import { fileAnswer } from '#lib/door.ts'

/** The year's 自评表 as an Excel file. */
export const GET = (request: Request) =>
  fileAnswer(request, (year, words) => serverClient.evaluations.form({ year, framework: words.get('framework') ?? undefined }))
