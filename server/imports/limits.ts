/** What an uploaded or imported file may cost; each limit has its own test. */
export const importLimits = {
  fileBytes: 20 * 1024 * 1024,
  /** What a zipped file (docx, xlsx) may unpack to, all entries together. */
  expandedBytes: 100 * 1024 * 1024,
  /** How much larger than the file that may be; office files stay under 50. */
  expansion: 200,
  zipEntries: 5000,
  rows: 20_000,
  columns: 300,
  milliseconds: 30_000,
  memoryMegabytes: 512,
};

export type ImportLimits = typeof importLimits;
