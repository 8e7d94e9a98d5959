#!/usr/bin/env node
import { run } from './run.ts'

// A reader that stops reading, such as `head`, is no error.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1))
}

async function main(): Promise<void> {
  const { stdout, stderr, env, argv } = process
  process.exitCode = await run(argv.slice(2), { stdout, stderr, env, cwd: process.cwd() })
}

void main()
