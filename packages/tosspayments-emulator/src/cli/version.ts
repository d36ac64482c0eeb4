/** Put in by the build, out of package.json. */
declare const PACKAGE_VERSION: string | undefined

export const version = typeof PACKAGE_VERSION === "undefined" ? "from source" : PACKAGE_VERSION
