/** When a document's merged state is written, so that the next opening need not replay the whole log. */
export interface Snapshots {
  /** Rows of the log that others wrote. */
  add(rows: number): void;
  /** Rows of the log written at a settled moment; a snapshot is, too, when it is due. */
  grew(rows: number): void;
  /** Nobody needs the document any more. Call at a settled moment; never rejects. */
  keep(): Promise<void>;
}

export interface SnapshotsDeps {
  /** So many rows after the newest snapshot, another is written. */
  readonly every: number;
  /** After the newest snapshot, at the loading. */
  readonly rows: number;
  /** Takes the state at once, and writes it. */
  write(): Promise<void>;
  failed(error: unknown): void;
}

/** A snapshot saves time and nothing else: one that could not be written is written later. */
export function createSnapshots({ every, rows: loaded, write, failed }: SnapshotsDeps): Snapshots {
  let rows = loaded;

  async function writeNow(): Promise<void> {
    const covered = rows;
    rows = 0;
    try {
      await write();
    } catch (error) {
      rows += covered;
      failed(error);
    }
  }

  return {
    add: (more) => {
      rows += more;
    },
    grew: (more) => {
      rows += more;
      if (rows >= every) void writeNow();
    },
    // A short tail is as quick to replay as a snapshot is to read.
    keep: async () => {
      if (rows > every / 10) await writeNow();
    },
  };
}
