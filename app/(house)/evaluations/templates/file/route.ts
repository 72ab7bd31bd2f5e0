import { serverClient } from '#lib/api-server.ts'
import { fileAnswer } from '#lib/door.ts'

/** A template as a Word file, to be changed and brought back. */
export const GET = (request: Request) =>
  fileAnswer(request, (_, words) => serverClient.templates.file({ template: words.get('template') ?? 'standard' }))
