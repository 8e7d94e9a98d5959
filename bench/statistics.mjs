/** Value at a share of the sorted sample: 0.5 is the median. */
export const quantile = (sample, share) => {
  const sorted = [...sample].sort((left, right) => left - right)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]
}

/** `0.88 ms (p99 4.32, least 0.76)` */
export const spread = (sample, digits = 2) => {
  const [middle, high, low] = [0.5, 0.99, 0].map((share) => quantile(sample, share).toFixed(digits))
  return `${middle} ms (p99 ${high}, least ${low})`
}

/** `3.1 × (2.8 to 3.6)`: round by round against what stands beside it, with its tenth and its ninetieth percentile. */
export const ratio = (sample, beside) => {
  const ratios = sample.map((one, at) => one / beside[at])
  const [middle, low, high] = [0.5, 0.1, 0.9].map((share) => quantile(ratios, share).toFixed(1))
  return `${middle} × (${low} to ${high})`
}

/** Milliseconds that some work takes. */
export const timed = (work) => {
  const start = process.hrtime.bigint()
  work()
  return Number(process.hrtime.bigint() - start) / 1e6
}
