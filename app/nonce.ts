import { createContext, useContext } from 'react';

const Nonce = createContext<string | undefined>(undefined);

/** Gives the answer's nonce to the inline scripts of the page; the browser keeps it hidden. */
export const NonceProvider = Nonce.Provider;
export const useNonce = (): string | undefined => useContext(Nonce);
