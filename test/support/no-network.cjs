/**
 * Loaded into a process by NODE_OPTIONS: every connection that would leave the machine fails, and is written down in the
 * file that HEADROOM_NETWORK_LOG names.
 */
const { appendFileSync } = require('node:fs');
const net = require('node:net');
const dns = require('node:dns');

const isLocal = (host) => host === undefined || /^(localhost|127\..*|::1)$/.test(host);

function refuse(host) {
  appendFileSync(process.env.HEADROOM_NETWORK_LOG, `${process.argv.join(' ')} -> ${host}\n`);
  throw Object.assign(new Error(`no network: ${host}`), { code: 'ENETUNREACH' });
}

const connect = net.Socket.prototype.connect;
net.Socket.prototype.connect = function (...args) {
  const [options] = Array.isArray(args[0]) ? args[0] : args;
  const host = typeof options === 'object' ? options.host : undefined;
  return isLocal(host) ? connect.apply(this, args) : refuse(host);
};

const lookup = dns.lookup;
dns.lookup = (host, ...rest) => (isLocal(host) ? lookup(host, ...rest) : refuse(host));
