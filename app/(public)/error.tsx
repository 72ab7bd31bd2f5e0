'use client'
export { PublicFailed as default } from '#components/public/failed.tsx'
