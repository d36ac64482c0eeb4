import { defineConfig } from "tsup"
import { library } from "../../.ci/tsup.library.js"

export default defineConfig(library)
