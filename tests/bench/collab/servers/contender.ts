import type { Wire } from '../clients/wire';

/** What a server has used so far; null where this machine does not tell. */
export interface Usage {
  /** Seconds of processor time of the server's processes. */
  readonly cpu: number | null;
  /** The same of the database beside them; 0 for a server that writes its files itself. */
  readonly databaseCpu: number | null;
  /** Megabytes that the server's processes hold. */
  readonly memory: number | null;
  readonly databaseMemory: number | null;
}

/** A server under test, started and stopped at will. */
export interface Contender {
  readonly wire: Wire;
  /** Where the client of this number connects, and what it says of itself. */
  place(index: number): { readonly address: string; readonly headers: Readonly<Record<string, string>> };
  /** Makes so many new, empty documents and gives their names. */
  documents(count: number): Promise<string[]>;
  /** Resolves once it listens. @throws Error with the server's last words */
  start(): Promise<void>;
  /** Asks it to stop (SIGTERM), kills it after 15 s; gives how many milliseconds it took. */
  stop(): Promise<number>;
  /** kill -9, at once. */
  kill(): Promise<void>;
  /** Whether every process of it lives. */
  alive(): boolean;
  usage(): Usage;
  /** Stops it and removes what it stored. */
  close(): Promise<void>;
}

/** Settings of a run that concern the server. */
export interface Setting {
  /** Processes of Jalon behind one database. */
  readonly processes: number;
}
