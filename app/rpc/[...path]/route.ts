import { RPCHandler } from '@orpc/server/fetch'
import { requestContext } from '#lib/auth.ts'
import { askToComeBack } from '#lib/come-back.ts'
import { doorSteps, doorTo } from '#lib/door.ts'
import { router } from '#lib/router.ts'

const handler = new RPCHandler(router, { ...doorSteps(), rootInterceptors: [askToComeBack] })

const answer = doorTo('/rpc', handler, requestContext)

export { answer as GET, answer as POST }
