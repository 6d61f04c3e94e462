import { JalonError } from '#domain/errors';

/** With what a call is refused, details and all; null when it is not. */
export async function refusedWith(
  call: Promise<unknown>,
): Promise<Pick<JalonError, 'code' | 'details'> | null> {
  try {
    await call;
    return null;
  } catch (error) {
    if (!(error instanceof Error) || !(error.cause instanceof JalonError)) throw error;
    const { code, details } = error.cause;
    return { code, details };
  }
}
