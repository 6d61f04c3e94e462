import { z } from 'zod';
import { networkThreshold, publicThreshold } from '#domain/statistics/disclosure/primary';

/** What a network may set for itself; kept in Network.settings. */
export const networkSettingsSchema = z.object({
  /** Disclosure control's k inside the network and for donors and the public (docs/field.md, "Disclosure control", point 1). */
  kNetwork: z.number().int().min(3).max(50).default(networkThreshold),
  kDonors: z.number().int().min(3).max(50).default(publicThreshold),
});
export type NetworkSettings = z.output<typeof networkSettingsSchema>;

export function readNetworkSettings(stored: unknown): NetworkSettings {
  return networkSettingsSchema.parse(stored ?? {});
}
