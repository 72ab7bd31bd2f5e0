import { serverClient } from '#lib/api-server.ts'
import { fileAnswer } from '#lib/door.ts'

/** The year's report as a Word file. */
export const GET = (request: Request) => fileAnswer(request, (year) => serverClient.evaluations.report({ year }))
