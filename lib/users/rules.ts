import { fail } from '../errors.ts'

/** Passwords that everybody tries first, beside the user's own name; a length rule alone lets them through. */
const common = new Set(
  'password passw0rd password1 12345678 123456789 1234567890 87654321 11223344 12341234 12344321 qwertyui qwerty123 asdfghjk 1q2w3e4r 1qaz2wsx abcd1234 a1234567 abc12345 aa123456 iloveyou admin123 admin888 welcome1 sunshine nansha123 woaini1314 5201314520 66668888'.split(
    ' ',
  ),
)

/** Refuses what was typed into `field` when it is a password that everybody tries first, holds the user's name, or has under four different characters. */
export function refuseWeak(password: string, userName: string, field: string): void {
  const plain = password.toLowerCase()
  if (common.has(plain) || plain.includes(userName.toLowerCase()) || new Set(plain).size < 4)
    throw fail('WEAK_PASSWORD', { fields: [field] })
}
