import type { Plugin } from "vite";

/**
 * What a page of ours may do: run and show its own files, and connect to nowhere. Workers start from a line of script of
 * the page (`blob:`), so that they have the same policy.
 */
export const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "connect-src 'none'",
  "worker-src 'self' blob:",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
].join("; ");

/** Puts the policy into each page that is built, before anything that it is for. A development server needs connections. */
export function policy(): Plugin {
  return {
    name: "tactful-policy",
    apply: "build",
    transformIndexHtml: () => [
      {
        tag: "meta",
        attrs: { "http-equiv": "Content-Security-Policy", content: contentSecurityPolicy },
        injectTo: "head-prepend",
      },
    ],
  };
}
