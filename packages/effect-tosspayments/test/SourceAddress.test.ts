import { describe, expect, it } from "@effect/vitest"
import * as FastCheck from "effect/FastCheck"
import * as SourceAddress from "../src/webhook/SourceAddress.js"

const { assert: check, property } = FastCheck

const octets = FastCheck.tuple(FastCheck.nat(255), FastCheck.nat(255), FastCheck.nat(255), FastCheck.nat(255))
const ipv4 = octets.map((parts) => parts.join("."))
const groups = FastCheck.array(FastCheck.nat(0xffff), { minLength: 8, maxLength: 8 })
const port = FastCheck.integer({ min: 0, max: 65535 })

/** One way to write eight groups: longest run of zeros as `::`, or in full, in either case. */
const write = (all: ReadonlyArray<number>, shorten: boolean, upper: boolean): string => {
  const full = all.map((group) => group.toString(16)).join(":")
  const text = shorten ? full.replace(/(?:^|:)0(?::0)*(?::|$)/, "::") : full
  return upper ? text.toUpperCase() : text
}

describe("normalize", () => {
  it("keeps IPv4 as it is", () => {
    check(property(ipv4, (text) => void expect(SourceAddress.normalize(text)).toBe(text)))
  })

  it("gives every spelling of an IPv6 address the same form", () => {
    const mostlyZeros = FastCheck.array(FastCheck.oneof(FastCheck.constant(0), FastCheck.nat(0xffff)), {
      minLength: 8,
      maxLength: 8
    })
    check(
      property(
        FastCheck.oneof(groups, mostlyZeros),
        FastCheck.boolean(),
        FastCheck.boolean(),
        (all, shorten, upper) => {
          const one = SourceAddress.normalize(write(all, shorten, upper))
          expect(one).not.toBeNull()
          expect(one).toBe(SourceAddress.normalize(write(all, false, false)))
        }
      )
    )
  })

  it("makes IPv4 of IPv4 mapped into IPv6, in both spellings", () => {
    check(
      property(octets, ([a, b, c, d]) => {
        const text = `${a}.${b}.${c}.${d}`
        const hex = `${((a << 8) | b).toString(16)}:${((c << 8) | d).toString(16)}`
        expect(SourceAddress.normalize(`::ffff:${text}`)).toBe(text)
        expect(SourceAddress.normalize(`::FFFF:${hex}`)).toBe(text)
        expect(SourceAddress.normalize(`0:0:0:0:0:ffff:${hex}`)).toBe(text)
        // Mapped only with ffff: other prefixes are other addresses.
        expect(SourceAddress.normalize(`::fffe:${hex}`)).not.toBe(text)
      })
    )
  })

  it("drops a port and white space", () => {
    check(
      property(ipv4, groups, port, (four, six, number) => {
        const full = write(six, false, false)
        expect(SourceAddress.normalize(` ${four}:${number} `)).toBe(four)
        expect(SourceAddress.normalize(`[${full}]:${number}`)).toBe(SourceAddress.normalize(full))
        expect(SourceAddress.normalize(`[${full}]`)).toBe(SourceAddress.normalize(full))
      })
    )
  })

  it("is the same when applied twice", () => {
    check(
      property(FastCheck.oneof(FastCheck.string(), ipv4, FastCheck.ipV6()), (text) => {
        const once = SourceAddress.normalize(text)
        if (once !== null) expect(SourceAddress.normalize(once)).toBe(once)
      })
    )
  })

  it("reads every form of IPv6, with IPv4 at its end too", () => {
    check(property(FastCheck.ipV6(), (text) => void expect(SourceAddress.normalize(text)).not.toBeNull()))
  })

  it.each([
    "",
    " ",
    "localhost",
    "unknown",
    "1.2.3",
    "1.2.3.4.5",
    "1.2.3.256",
    "01.2.3.4",
    "1.2.3.4.",
    "1.2.3.-4",
    "0x0d.124.18.147",
    "13.124.18.147/32",
    "13.124.18.147, 13.124.18.147",
    "13.124.18.147:port",
    "13.124.18.147\u0000",
    "[13.124.18.147]",
    "２.2.3.4",
    "1:2:3:4:5:6:7",
    "1:2:3:4:5:6:7:8:9",
    "1::2::3",
    "1:2:3:4:5:6:7::8",
    ":::",
    ":1",
    "12345::",
    "fe80::1%eth0",
    "::ffff:1.2.3",
    "::1.2.3.4.5",
    "[::1",
    "::1]"
  ])("takes %j for no address", (text) => {
    expect(SourceAddress.normalize(text)).toBeNull()
  })
})

describe("resolve", () => {
  it("believes no header without proxies", () => {
    check(
      property(ipv4, FastCheck.oneof(FastCheck.string(), ipv4), (remoteAddress, forwardedFor) => {
        expect(SourceAddress.resolve({ remoteAddress, forwardedFor })).toBe(remoteAddress)
        expect(SourceAddress.resolve({ remoteAddress: null, forwardedFor })).toBeNull()
      })
    )
  })

  it("behind n proxies takes what the outermost of them saw, whatever the client has written", () => {
    check(
      property(
        ipv4,
        FastCheck.array(ipv4, { maxLength: 4 }),
        FastCheck.oneof(FastCheck.constant(null), FastCheck.string(), ipv4),
        (client, between, written) => {
          // Each proxy appends the address it sees: the outermost the client's, the others that of the one before.
          const hops = [client, ...between]
          const forwardedFor = [...(written === null ? [] : [written]), ...hops].join(", ")
          expect(SourceAddress.resolve({ remoteAddress: "10.0.0.1", forwardedFor }, hops.length)).toBe(client)
        }
      )
    )
  })

  it("is unknown when there are fewer addresses than proxies", () => {
    check(
      property(FastCheck.array(ipv4, { minLength: 1, maxLength: 4 }), (all) => {
        const origin = { remoteAddress: "13.124.18.147", forwardedFor: all.join(",") }
        expect(SourceAddress.resolve(origin, all.length + 1)).toBeNull()
      })
    )
    expect(SourceAddress.resolve({ remoteAddress: "13.124.18.147", forwardedFor: null }, 1)).toBeNull()
  })

  it.each(["", "13.124.18.147,", "13.124.18.147, unknown", "13.124.18.147,toss"])(
    "is unknown when the last of %j is no address",
    (forwardedFor) => {
      expect(SourceAddress.resolve({ remoteAddress: "13.124.18.147", forwardedFor }, 1)).toBeNull()
    }
  )

  it.each([-1, 0.5, Number.NaN])("is unknown with %s proxies", (trustProxy) => {
    const origin = { remoteAddress: "13.124.18.147", forwardedFor: "13.124.18.147" }
    expect(SourceAddress.resolve(origin, trustProxy)).toBeNull()
  })
})

describe("isAllowed", () => {
  it("knows the ten documented addresses, and not their neighbour", () => {
    expect(SourceAddress.documented).toHaveLength(10)
    for (const address of SourceAddress.documented) {
      expect(SourceAddress.isAllowed(address)).toBe(true)
      expect(SourceAddress.isAllowed(`::ffff:${address}`)).toBe(true)
    }
    expect(SourceAddress.isAllowed("115.92.221.124")).toBe(false)
  })

  it("allows an address exactly when it is in the list", () => {
    check(
      property(ipv4, FastCheck.array(ipv4), (address, list) => {
        expect(SourceAddress.isAllowed(address, list)).toBe(list.includes(address))
        expect(SourceAddress.isAllowed(`::ffff:${address}`, [...list, address])).toBe(true)
      })
    )
  })

  it("allows nothing that is no address, even if the list has it", () => {
    check(
      property(FastCheck.string(), (text) => {
        if (SourceAddress.normalize(text) === null) expect(SourceAddress.isAllowed(text, [text])).toBe(false)
      })
    )
    expect(SourceAddress.isAllowed(null, [""])).toBe(false)
  })
})
