// Packages that only the rivals need stand in bench/node_modules, which `npm ci --prefix bench` makes.

/** The package, or undefined where it is not installed. */
export async function rival(name) {
  try {
    return await import(name)
  } catch (error) {
    if (error.code === 'ERR_MODULE_NOT_FOUND') return undefined
    throw error
  }
}
