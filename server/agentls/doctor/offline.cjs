// Loaded before any program of Node.js that is asked: no name is looked up and no address reached but this machine's own.
const dns = require("node:dns");
const net = require("node:net");

const own = (host) => !host || host === "localhost" || host === "::1" || host.startsWith("127.");
const refusal = (host) => Object.assign(new Error(`offline: ${host}`), { code: "ENOTFOUND", syscall: "getaddrinfo", hostname: host });

for (const [place, name] of [[dns, "lookup"], [dns.promises, "lookup"]]) {
  const real = place[name];
  place[name] = function (host, ...rest) {
    if (own(host)) return real.call(this, host, ...rest);
    if (place === dns.promises) return Promise.reject(refusal(host));
    process.nextTick(rest[rest.length - 1], refusal(host));
  };
}
for (const resolver of [dns, dns.promises, dns.Resolver.prototype, dns.promises.Resolver.prototype]) {
  const waits = resolver === dns.promises || resolver === dns.promises.Resolver.prototype;
  for (const name of Object.getOwnPropertyNames(resolver).filter((each) => /^(?:resolve|reverse)/.test(each))) {
    resolver[name] = (host, ...rest) =>
      waits ? Promise.reject(refusal(host)) : process.nextTick(rest[rest.length - 1], refusal(host));
  }
}
const connect = net.Socket.prototype.connect;
net.Socket.prototype.connect = function (...given) {
  const first = Array.isArray(given[0]) ? given[0][0] : given[0];
  const host = typeof first === "object" ? first?.host : given[1];
  if (typeof host === "string" && net.isIP(host) && !own(host)) {
    process.nextTick(() => this.destroy(refusal(host)));
    return this;
  }
  return connect.apply(this, given);
};
