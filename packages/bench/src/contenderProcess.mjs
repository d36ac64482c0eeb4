/** The process of one contender: see `contender.mjs`. */
const [module, name, args] = process.argv.slice(2)

const reply = async (work) => {
  try {
    process.send({ value: await work() })
  } catch (error) {
    process.send({ error: error?.stack ?? String(error) })
  }
}

let contender
process.on("disconnect", () => process.exit())
process.on("message", ({ method, input }) => reply(() => contender[method](...input)))
await reply(async () => {
  const { contenders } = await import(module)
  contender = await contenders[name](...JSON.parse(args))
})
