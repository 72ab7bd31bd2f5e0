import { serverClient } from '#lib/api-server.ts'
import { fileAnswer } from '#lib/door.ts'

/** What a closing froze, byte by byte. */
export const GET = (request: Request) =>
  fileAnswer(request, (year, words) => serverClient.closings.content({ year, number: words.get('number') ?? undefined }))
