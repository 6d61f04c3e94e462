import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { PrismaPg } from '@prisma/adapter-pg';
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils';
import * as bindings from '@prisma/schema-engine-wasm/schema_engine_bg';

/** Nothing of the database is managed by others than our migrations. */
export const NO_FILTERS = { externalTables: [], externalEnums: [] };

let loaded = false;

/**
 * Loads the WebAssembly by hand: the package's own entry imports the .wasm file as a module, which Node does
 * only behind a flag. Its version must be the one in `@prisma/engines-version` of the Prisma we use.
 */
function loadEngine(): void {
  if (loaded) return;
  const entry = createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm/schema_engine_bg');
  const bytes = readFileSync(entry.replace(/\.js$/, '.wasm'));
  // The bindings export their functions under the names that the module imports; the types do not say so.
  const imports = { './schema_engine_bg.js': bindings as unknown as WebAssembly.ModuleImports };
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(bytes), imports);
  // wasm-bindgen's glue for loaders like ours; left out of the published types.
  (bindings as unknown as { __wbg_set_wasm(wasm: WebAssembly.Exports): void }).__wbg_set_wasm(exports);
  (exports as { __wbindgen_start?: () => void }).__wbindgen_start?.();
  loaded = true;
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
  const adapter = bindMigrationAwareSqlAdapterFactory(new PrismaPg({ connectionString: url, max: 2 }));
  // The second argument receives the engine's debug lines, which say nothing that its errors do not.
  const engine = await bindings.SchemaEngine.new({ datamodels }, () => undefined, adapter);
  try {
    return await work(engine);
  } finally {
    engine.free();
  }
}
