import { z } from 'zod'
import { dayText, longText, recordBase, recordId, shortText } from '../shapes.ts'

/** 协议 证照 授权书 其他 */
export const documentKinds = ['agreement', 'licence', 'authorisation', 'other'] as const

export const documentInput = z.object({
  id: recordId,
  organisationId: recordId,
  kind: z.enum(documentKinds),
  title: shortText,
  number: shortText.nullable(),
  validFrom: dayText.nullable(),
  expiresOn: dayText.nullable(),
  note: longText.nullable(),
})
export const documentView = documentInput.extend(recordBase.shape).extend({ organisation: z.object({ name: z.string() }) })
