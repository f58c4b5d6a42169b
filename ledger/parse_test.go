package ledger

import (
	"strings"
	"testing"
)

func TestHolderText(t *testing.T) {
	h := Holder{PID: 4711, Host: "a \"host\"\n", Since: "2026-03-01T12:00:00Z", Command: "entente import atop\n한국 \"x\""}
	if got := parseHolder(strings.NewReader(h.encode())); got != h {
		t.Errorf("got %+v, want %+v", got, h)
	}
	for _, tt := range []struct{ text, want string }{
		{"", "another process"},
		{"pid", "another process"},
		{"pid x\nhost \"h\"\n", "another process"},
		{"pid 7\nhost \"h\"\nsince yesterday\n", "process 7 on h, since "},
		{"pid 7\nhost \"h\"\nsince 2026-03-01T12:00:00Z\ncommand \"half", "process 7 on h, since 2026-03-01T12:00:00Z"},
	} {
		if got := parseHolder(strings.NewReader(tt.text)).String(); got != tt.want {
			t.Errorf("%q: got %q, want %q", tt.text, got, tt.want)
		}
	}
}

func FuzzHolder(f *testing.F) {
	f.Add(Holder{PID: 1, Host: "h", Since: "2026-03-01T12:00:00Z", Command: "c"}.encode())
	f.Add("pid 7\nhost half")
	f.Fuzz(func(t *testing.T, text string) {
		h := parseHolder(strings.NewReader(text))
		if again := parseHolder(strings.NewReader(h.encode())); h.PID > 0 && again != h {
			t.Errorf("%q: read %+v, written and read again %+v", text, h, again)
		}
	})
}
