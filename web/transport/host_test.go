package transport_test

import (
	"testing"

	"entente/web/transport"
)

func TestHosts(t *testing.T) {
	for _, c := range []struct {
		listened string
		names    []string
		known    []string
		unknown  []string
	}{
		{"127.0.0.1", nil, []string{"", "localhost", "localhost:8765", "LOCALHOST.", "127.0.0.1:8765", "127.1.2.3",
			"[::1]:8765", "::1", "a.localhost:1"},
			[]string{"example.org", "example.org:8765", "127.0.0.1.example.org", "localhost.example.org", "192.0.2.1",
				"0.0.0.0:8765", "[::]", "nonsense host"}},
		{"192.0.2.7", nil, []string{"192.0.2.7:80", "localhost"}, []string{"192.0.2.8", "example.org"}},
		{"ledger.example.org", nil, []string{"ledger.example.org", "Ledger.Example.ORG.:8765"},
			[]string{"example.org", "xledger.example.org"}},
		{"0.0.0.0", []string{"entente.example.org"}, []string{"192.0.2.8:80", "[2001:db8::1]:80",
			"entente.example.org"}, []string{"evil.example.com"}},
		{"", nil, []string{"10.0.0.1"}, []string{"evil.example.com"}},
		{"::", nil, []string{"10.0.0.1", "localhost"}, []string{"evil.example.com:8765"}},
	} {
		h := transport.NewHosts(c.listened, c.names...)
		for _, name := range c.known {
			if !h.Knows(name) {
				t.Errorf("listening on %q: %q is refused", c.listened, name)
			}
		}
		for _, name := range c.unknown {
			if h.Knows(name) {
				t.Errorf("listening on %q: %q is taken", c.listened, name)
			}
		}
	}
}
