// Loaded before the program: whatever opens a connection, or waits for one, ends it with a code of its own.
import { appendFileSync } from "node:fs";
import { createRequire, syncBuiltinESMExports } from "node:module";

const require = createRequire(import.meta.url);

function refuse(what) {
  return () => {
    appendFileSync(process.env.TACTFUL_TEST_NETWORK, `${what}\n`);
    process.exit(97);
  };
}

const net = require("node:net");
net.Socket.prototype.connect = refuse("net.connect");
net.Server.prototype.listen = refuse("net.listen");
require("node:dgram").createSocket = refuse("dgram");
const dns = require("node:dns");
for (const name of Object.keys(dns)) if (/^(?:lookup|resolve|reverse)/.test(name)) dns[name] = refuse(`dns.${name}`);
for (const name of Object.keys(dns.promises))
  if (/^(?:lookup|resolve|reverse)/.test(name)) dns.promises[name] = refuse(`dns.promises.${name}`);
for (const name of ["http", "https"])
  for (const call of ["request", "get"]) require(name)[call] = refuse(`${name}.${call}`);
require("node:http2").connect = refuse("http2");
require("node:tls").connect = refuse("tls");
require("node:inspector").open = refuse("inspector");
for (const name of ["fetch", "WebSocket", "EventSource"])
  Object.defineProperty(globalThis, name, { value: refuse(name), configurable: true });
syncBuiltinESMExports();
