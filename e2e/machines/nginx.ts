import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** Whether nginx is installed. */
export const hasNginx = (): boolean => spawnSync('nginx', ['-v']).status === 0

/** Starts nginx with the very file that the house comes with, in front of these ports: only names, ports and certificates are others, and TLS is left to offices. */
export function startNginx(dir: string, port: number, instances: readonly number[]): ChildProcess {
  mkdirSync(join(dir, 'nginx'))
  const file = join(dir, 'nginx', 'nginx.conf')
  writeFileSync(file, wrapped(join(dir, 'nginx'), site(readFileSync('lib/server/deploy/nginx.conf', 'utf8'), port, instances)))
  return spawn('nginx', ['-c', file, '-p', join(dir, 'nginx'), '-g', 'daemon off;'], { stdio: ['ignore', 'inherit', 'inherit'] })
}

function site(text: string, port: number, instances: readonly number[]): string {
  const servers = instances.map((one) => `    server 127.0.0.1:${one} max_fails=1 fail_timeout=2s;`).join('\n')
  const changed = text
    .replace(/( {4}server 127\.0\.0\.1:\d+ .*\n)+/, `${servers}\n`)
    .replace(/server \{\n {4}listen 80;[\s\S]*?\n\}\n/, '')
    .replace('listen 443 ssl http2;', `listen 127.0.0.1:${port};`)
    .replace('listen [::]:443 ssl http2;', `listen [::1]:${port};`)
    .replaceAll('house.example.org', 'localhost')
    .replace(/ {4}ssl_.*\n/g, '')
  if (/\b443\b|ssl|:300\d\b/.test(changed)) throw new Error('lib/server/deploy/nginx.conf is not written as these tests read it')
  return changed
}

/** What stands around a site on a machine, with everything that nginx writes in one folder. */
const wrapped = (dir: string, inner: string): string => `
pid ${dir}/nginx.pid;
error_log stderr crit;
worker_processes 1;
events { worker_connections 2048; }
http {
  access_log off;
  default_type application/octet-stream;
  ${['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((name) => `${name}_temp_path ${dir}/${name};`).join('\n  ')}
${inner}
}
`
