/** Why somebody who came back from outside was not let in; each has its sentence at the entrance. */
export const entranceReasons = ['unknown', 'disabled', 'taken', 'expired_wish', 'issuer', 'wecom', 'outsider'] as const
export type EntranceReason = (typeof entranceReasons)[number]
