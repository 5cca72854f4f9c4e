// Every page is complete as HTML; src/lib/enhance is the only script.
export const csr = false;
export const ssr = true;
