import * as Y from 'yjs';
import * as copy from '../../../app/features/documents/connection/device-copy';

/** What the test's page can call. */
Object.assign(globalThis, { copy, Y });
