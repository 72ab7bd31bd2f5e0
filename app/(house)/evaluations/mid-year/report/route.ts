import { monitoringAsk } from '#components/monitoring/monitoring-address.ts'
import { serverClient } from '#lib/api-server.ts'
import { fileAnswer } from '#lib/door.ts'

/** 绩效运行监控报告 of a snapshot as a Word file. */
export const GET = (request: Request) =>
  fileAnswer(request, (year, words) => serverClient.monitoring.report(monitoringAsk(year, words.get('number') ?? undefined)))
