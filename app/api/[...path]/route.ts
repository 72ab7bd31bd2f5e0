import { OpenAPIHandler } from '@orpc/openapi/fetch'
import { programContext } from '#lib/auth.ts'
import { askToComeBack } from '#lib/come-back.ts'
import { doorSteps, doorTo } from '#lib/door.ts'
import { router } from '#lib/router.ts'

const handler = new OpenAPIHandler(router, { ...doorSteps(), rootInterceptors: [askToComeBack] })

const answer = doorTo('/api', handler, programContext)

export { answer as DELETE, answer as GET, answer as PATCH, answer as POST, answer as PUT }
