import type { NetworkId } from '#domain/ids';
import type { Transaction } from '#server/database/client';

/** Where a network's days begin and end. */
export async function zoneOf(prisma: Pick<Transaction, 'network'>, networkId: NetworkId): Promise<string> {
  const { timeZone } = await prisma.network.findUniqueOrThrow({
    where: { id: networkId },
    select: { timeZone: true },
  });
  return timeZone;
}
