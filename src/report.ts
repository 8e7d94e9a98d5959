/** `jixiao/report`: answers as a page for people, one HTML file. Runs in a browser; opens no file, fetches nothing. */

export type {
  CurveSection,
  ForecastSection,
  ReportInput,
  ReportOptions,
  TestsSection,
} from './report/input.ts'
export { renderReport } from './report/render.ts'
