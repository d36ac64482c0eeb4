import { OpenAI } from "openai"

const client = new OpenAI()

export const complete = (request) => client.chat.completions.create(request)
