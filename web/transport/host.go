package transport

import (
	"net"
	"net/netip"
	"strings"

	"entente"
)

// Hosts are the names by which a server may be called. A page of another site can point its own name at
// this machine and then read what a browser here may read; such a name is not among them.
type Hosts struct {
	names []string
	isAny bool // every address of this machine is listened on
}

// NewHosts takes the host that is listened on and further names. Loopback is always known. A server that
// listens on every address is known by any address in digits, which no other site can point elsewhere.
func NewHosts(listened string, names ...string) Hosts {
	h := Hosts{}
	if ip, err := netip.ParseAddr(listened); listened == "" || (err == nil && ip.IsUnspecified()) {
		h.isAny = true
	} else {
		names = append(names, listened)
	}
	for _, n := range names {
		if n = normalHost(n); n != "" {
			h.names = append(h.names, n)
		}
	}
	return h
}

// Knows reports whether a Host header names this server. A request of HTTP/1.0 may have none.
func (h Hosts) Knows(header string) bool {
	if header == "" {
		return true
	}
	host := normalHost(withoutPort(header))
	if host == "localhost" || strings.HasSuffix(host, ".localhost") {
		return true // no name server may point these elsewhere
	}
	if ip, err := netip.ParseAddr(host); err == nil && (ip.IsLoopback() || h.isAny) {
		return true
	}
	for _, n := range h.names {
		if host == n {
			return true
		}
	}
	return false
}

// check refuses a request for another host.
func (h Hosts) check(header string) *entente.Error {
	if h.Knows(header) {
		return nil
	}
	return &entente.Error{Code: entente.CodeForbidden, Op: "transport.Hosts",
		Message: "this server does not go by the name in the Host header of the request",
		Hint:    "start it with: entente serve --listen HOST:PORT --names NAME, if it is to be reached by another name"}
}

func withoutPort(header string) string {
	if host, _, err := net.SplitHostPort(header); err == nil {
		return host
	}
	return header
}

// normalHost is a name in lower case, without the dot of the root and without the brackets of IPv6.
func normalHost(s string) string {
	s = strings.TrimSuffix(strings.ToLower(strings.TrimSpace(s)), ".")
	return strings.TrimSuffix(strings.TrimPrefix(s, "["), "]")
}
