import { serverClient } from '#lib/api-server.ts'
import { fileAnswer } from '#lib/door.ts'

/** The year's 通报 as a Word file of one page. */
export const GET = (request: Request) => fileAnswer(request, (year) => serverClient.evaluations.bulletin({ year }))
