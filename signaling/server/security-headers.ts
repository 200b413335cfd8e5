// The guest app loads nothing from elsewhere, and connects to nothing but this server ('self' covers wss:
// on the same host, CSP 3 section 6.7.2.8). Inline styles are what UI libraries position things with.
const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "media-src 'self' blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "worker-src 'self' blob:",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** For the worker that blurs backgrounds, which alone may compile WebAssembly: a worker goes by its own file's policy. */
export const blurWorkerPolicy = contentSecurityPolicy.replace(
  "script-src 'self'",
  "script-src 'self' 'wasm-unsafe-eval'",
);

const allowedToThisPage = ['camera', 'microphone', 'display-capture', 'autoplay', 'fullscreen'];
const allowedToNobody = ['geolocation', 'usb', 'serial', 'hid', 'midi', 'payment'];

/** Sent with every HTTP answer. */
export const securityHeaders: Readonly<Record<string, string>> = {
  'Content-Security-Policy': contentSecurityPolicy,
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy': [
    ...allowedToThisPage.map((feature) => `${feature}=(self)`),
    ...allowedToNobody.map((feature) => `${feature}=()`),
  ].join(', '),
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
};
