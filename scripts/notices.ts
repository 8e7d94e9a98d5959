import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { importTable } from '../tests/architecture/import-table.ts'

/** A package whose code is part of what is published here. */
interface Bundled {
  readonly name: string
  readonly version: string
  readonly license: string
  readonly folder: string
}

const head = `Third-party notices

The files in dist contain code of these packages, each under its own licence, which follows below.
Made by \`npm run docs\` from the packages themselves; do not edit.
`

/** What users of the package have to be told: the packages inside it, with their licences and notices as they stand. */
export const noticesText = (root: string): string => {
  const all = bundled(root)
  const rows = all.map(({ name, version, license }) => `| ${name} | ${version} | ${license} |`)
  return [
    head,
    ['| package | version | licence |', '| --- | --- | --- |', ...rows, ''].join('\n'),
    ...all.map(noticeOf),
  ].join('\n')
}

/** What the source imports and npm does not install beside it is bundled, with all that it needs itself. */
const bundled = (root: string): readonly Bundled[] => {
  const { dependencies } = manifestIn(root)
  const imported = Object.values(importTable).flatMap(({ packages = [] }) =>
    packages.map((name) => name.replace(/\/\*$/, '')),
  )
  const found = new Map<string, Bundled>()
  const add = (name: string, from: string): void => {
    const folder = folderOf(name, from)
    const { version, license, dependencies: own = {} } = manifestIn(folder)
    if (found.has(name)) return
    found.set(name, { name, version, license, folder })
    for (const one of Object.keys(own)) add(one, folder)
  }
  for (const name of imported) if (dependencies?.[name] === undefined) add(name, root)
  return [...found.values()].sort((left, right) => (left.name < right.name ? -1 : 1))
}

interface Manifest {
  readonly version: string
  readonly license: string
  readonly dependencies?: Readonly<Record<string, string>>
}

const manifestIn = (folder: string): Manifest =>
  JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Manifest

/** Where Node would find it. */
const folderOf = (name: string, from: string): string => {
  const here = join(from, 'node_modules', name)
  if (existsSync(here)) return here
  if (dirname(from) === from) throw new Error(`${name} is not installed`)
  return folderOf(name, dirname(from))
}

const noticeOf = ({ name, version, folder }: Bundled): string => {
  const own = readdirSync(folder).filter((file) => /^(licen[cs]e|notice|copyrightnotice)/i.test(file))
  const files = own
    .flatMap((file) =>
      file === 'licenses' ? readdirSync(join(folder, file)).map((inside) => join(file, inside)) : [file],
    )
    .sort()
  if (files.length === 0) throw new Error(`${name} has no licence file`)
  const texts = files.map((file) => readFileSync(join(folder, file), 'utf8').replace(/\r\n?/g, '\n').trim())
  const line = '='.repeat(80)
  return `${[`${line}\n${name} ${version}\n${line}`, ...texts].join('\n\n')}\n`
}
