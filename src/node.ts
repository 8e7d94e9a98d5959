/** `jixiao/node`: facts from files, and results to files. Everything that touches the disk is behind this entry. */

export { decodeText, type Encoding } from './io/decode.ts'
export { type FactFile, type ReadFactsOptions, readFacts, readFactsFolder } from './io/read-facts.ts'
export { type WriteCsvOptions, writeCsv } from './io/write-csv.ts'
export { type FileToWrite, writeFiles } from './io/write-files.ts'
