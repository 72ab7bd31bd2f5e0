import { fail } from '../errors.ts'

/** Passwords that everybody tries first, beside the user's own name; a length rule alone lets them through. */
const common = [
  'password',
  '12345678',
  '123456789',
  '1234567890',
  'qwertyui',
  'qwerty123',
  '11111111',
  '88888888',
  '66668888',
  'abcd1234',
  'a1234567',
  'iloveyou',
  'admin123',
  'admin888',
  'nansha123',
  'passw0rd',
  'abc12345',
  '00000000',
  '12341234',
  'asdfghjk',
]

/** Refuses a password that is the user's name or one that everybody tries first. */
export function refuseWeak(password: string, userName: string): void {
  const plain = password.toLowerCase()
  if (common.includes(plain) || plain.includes(userName.toLowerCase()) || new Set(plain).size < 4)
    throw fail('WEAK_PASSWORD', { fields: ['password'] })
}
