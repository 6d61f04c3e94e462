import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { PrismaPg } from '@prisma/adapter-pg';
import { bindMigrationAwareSqlAdapterFactory, ColumnTypeEnum } from '@prisma/driver-adapter-utils';
import * as bindings from '@prisma/schema-engine-wasm/schema_engine_bg';
import pg from 'pg';

/** Nothing of the database is managed by others than our migrations. */
export const NO_FILTERS = { externalTables: [], externalEnums: [] };

let loaded = false;

/** Where the engine leaves its message when it breaks down; without it a TypeError hides the reason. */
const panic = {
  message: '',
  set_message(message: string) {
    panic.message = message;
  },
};

/**
 * The engine's one timer limits to ten seconds its wait for a lock that `migrate` already guards with its own. It
 * is forgotten when the lock is there, and firing later it calls into memory that was given back: on a slow
 * machine that ended the process. It is made and never fires.
 */
function silenced(setTimer: CallableFunction): (...args: unknown[]) => unknown {
  return (...args) => {
    // What Node's setTimeout gave, handed through by the binding.
    const timer = Reflect.apply(setTimer, undefined, args) as NodeJS.Timeout;
    clearTimeout(timer);
    return timer;
  };
}

/**
 * Loads the WebAssembly by hand: the package's own entry imports the .wasm file as a module, which Node does
 * only behind a flag. Its version must be the one in `@prisma/engines-version` of the Prisma we use.
 */
function loadEngine(): void {
  if (loaded) return;
  const entry = createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm/schema_engine_bg');
  const bytes = readFileSync(entry.replace(/\.js$/, '.wasm'));
  // The bindings export their functions under the names that the module imports; the types do not say so.
  const imports: WebAssembly.ModuleImports = { ...(bindings as unknown as WebAssembly.ModuleImports) };
  for (const [name, bound] of Object.entries(imports)) {
    if (name.startsWith('__wbg_setTimeout') && typeof bound === 'function') imports[name] = silenced(bound);
  }
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(bytes), {
    './schema_engine_bg.js': imports,
  });
  // wasm-bindgen's glue for loaders like ours; left out of the published types.
  (bindings as unknown as { __wbg_set_wasm(wasm: WebAssembly.Exports): void }).__wbg_set_wasm(exports);
  (exports as { __wbindgen_start?: () => void }).__wbindgen_start?.();
  Object.assign(globalThis, { PRISMA_WASM_PANIC_REGISTRY: panic });
  loaded = true;
}

/** Type numbers of PostgreSQL's catalog. */
const CHAR = 18;
const TEXT = 25;
/** Marks a column's name on its way through the adapter. No name can hold this character. */
const WAS_CHAR = '\0char:';

/**
 * The engine reads PostgreSQL's catalog, which is full of the one-byte type `"char"`. The engine wants it as
 * a character, and Prisma's adapter (7.10) refuses the type: the pool disguises such columns as text, and
 * the adapter below takes the disguise off behind Prisma's back.
 */
function enginePool(config: pg.PoolConfig): pg.Pool {
  const pool = new pg.Pool(config);
  const query = pool.query.bind(pool);
  return Object.assign(pool, {
    // Of the dozen ways to ask a pool, the engine's adapter knows the one that is awaited.
    async query(...args: unknown[]): Promise<pg.QueryResult> {
      const result: pg.QueryResult = await Reflect.apply(query, pool, args);
      for (const field of result.fields ?? []) {
        if (field.dataTypeID !== CHAR) continue;
        field.dataTypeID = TEXT;
        field.name = WAS_CHAR + field.name;
      }
      return result;
    },
  });
}

class EngineAdapter extends PrismaPg {
  constructor(private readonly pool: pg.Pool) {
    super(pool);
  }

  override async connect() {
    const adapter = await super.connect();
    // Prisma's own cuts the script at every ";", also inside a function's body, and runs the pieces one by
    // one. Sent whole, PostgreSQL reads it right and makes it one transaction.
    adapter.executeScript = async (script) => {
      await this.pool.query(script);
    };
    const queryRaw = adapter.queryRaw.bind(adapter);
    adapter.queryRaw = async (query) => {
      const result = await queryRaw(query);
      result.columnNames.forEach((name, index) => {
        if (!name.startsWith(WAS_CHAR)) return;
        result.columnNames[index] = name.slice(WAS_CHAR.length);
        result.columnTypes[index] = ColumnTypeEnum.Character;
      });
      return result;
    };
    return adapter;
  }
}

/** What PostgreSQL said, where the engine passes on only the number under which the adapter kept it. */
function registeredError(
  adapter: ReturnType<typeof bindMigrationAwareSqlAdapterFactory>,
  error: unknown,
): unknown {
  const number = error instanceof Error ? /External error id#(\d+)/.exec(error.message)?.[1] : undefined;
  const record = number === undefined ? undefined : adapter.errorRegistry.consumeError(Number(number));
  return record?.error ?? error;
}

/**
 * Gives Prisma's schema engine, connected to `url`, to `work`.
 * @param datamodels schemas it starts from, as [path, content]; none for applying migrations
 */
export async function withSchemaEngine<T>(
  url: string,
  work: (engine: bindings.SchemaEngine) => Promise<T>,
  datamodels?: [string, string][],
): Promise<T> {
  loadEngine();
  // A pool of ours, because the engine never closes the adapter's: its idle connections would keep us alive.
  const pool = enginePool({ connectionString: url, max: 2, idleTimeoutMillis: 0 });
  pool.on('error', () => undefined);
  const adapter = bindMigrationAwareSqlAdapterFactory(new EngineAdapter(pool));
  try {
    // The second argument receives the engine's debug lines, which say nothing that its errors do not.
    const engine = await bindings.SchemaEngine.new({ datamodels }, () => undefined, adapter);
    try {
      return await work(engine);
    } catch (cause) {
      if (panic.message === '') throw registeredError(adapter, cause);
      throw new Error(`Prisma's schema engine broke down: ${panic.message}`, { cause });
    } finally {
      // A broken engine cannot even be freed.
      if (panic.message === '') engine.free();
    }
  } finally {
    await pool.end();
  }
}
