/**
 * A `TossStore` that survives a restart: PostgreSQL and SQLite through `@effect/sql`, and encryption at rest for
 * any store. Each namespace is also a module of its own (`effect-tosspayments-sql/TossSqlStore`).
 *
 * @since 0.1.0
 */
export * as EncryptedStore from "./EncryptedStore.js"
export * as TossSqlMigrations from "./TossSqlMigrations.js"
export * as TossSqlStore from "./TossSqlStore.js"
