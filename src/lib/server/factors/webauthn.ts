/**
 * The library of passkeys, loaded when the first one is made or used: it takes a
 * quarter of a second and some 25 MB, which few requests need.
 */
export const webauthn = () => import('@simplewebauthn/server');
