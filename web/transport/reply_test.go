package transport_test

import (
	"compress/gzip"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"entente/web/transport"
)

func send(t *testing.T, r *transport.Reply, headers ...string) *http.Response {
	t.Helper()
	req := httptest.NewRequest(http.MethodGet, "/", nil)
	for i := 0; i+1 < len(headers); i += 2 {
		req.Header.Set(headers[i], headers[i+1])
	}
	w := httptest.NewRecorder()
	r.Send(w, req)
	return w.Result()
}

func TestCompressionIsNegotiated(t *testing.T) {
	long := transport.NewReply("text/html", []byte(strings.Repeat("a row of a table ", 500)), transport.Revalidate)
	for header, want := range map[string]string{
		"": "", "identity": "", "gzip": "gzip", "br, gzip": "gzip", "gzip;q=0": "", "gzip; q=0.5": "gzip", "*": "gzip",
		"GZIP": "gzip", "gzip;q=nonsense": "", "xgzip": "",
	} {
		got := send(t, long, "Accept-Encoding", header).Header.Get("Content-Encoding")
		if got != want {
			t.Errorf("Accept-Encoding %q: got Content-Encoding %q, want %q", header, got, want)
		}
	}
	z, err := gzip.NewReader(send(t, long, "Accept-Encoding", "gzip").Body)
	if err != nil {
		t.Fatal(err)
	}
	if text, err := io.ReadAll(z); err != nil || string(text) != string(long.Body()) {
		t.Errorf("got %d bytes unzipped, error %v, want the %d of the body", len(text), err, len(long.Body()))
	}
	short := transport.NewReply("text/html", []byte("short"), transport.Revalidate)
	if got := send(t, short, "Accept-Encoding", "gzip").Header.Get("Content-Encoding"); got != "" {
		t.Errorf("short reply: got Content-Encoding %q, want none", got)
	}
}

func TestEntityTags(t *testing.T) {
	r := transport.NewReply("text/html", []byte(strings.Repeat("page ", 1000)), transport.Revalidate)
	plain := send(t, r).Header.Get("ETag")
	zipped := send(t, r, "Accept-Encoding", "gzip").Header.Get("ETag")
	if plain == "" || plain == zipped {
		t.Errorf("got tags %q and %q, want two different ones", plain, zipped)
	}
	for _, c := range []struct {
		name, match, encoding string
		want                  int
	}{
		{"same", plain, "", 304},
		{"same, weak", "W/" + plain, "", 304},
		{"one of several", `"x", ` + plain, "", 304},
		{"any", "*", "", 304},
		{"zipped", zipped, "gzip", 304},
		{"of the other encoding", plain, "gzip", 200},
		{"other", `"x"`, "", 200},
		{"none", "", "", 200},
	} {
		res := send(t, r, "If-None-Match", c.match, "Accept-Encoding", c.encoding)
		if res.StatusCode != c.want {
			t.Errorf("%s: got %d, want %d", c.name, res.StatusCode, c.want)
		}
		if body, _ := io.ReadAll(res.Body); res.StatusCode == 304 && len(body) > 0 {
			t.Errorf("%s: got %d bytes with 304, want none", c.name, len(body))
		}
	}
	other := transport.NewReply("text/html", []byte(strings.Repeat("pages", 1000)), transport.Revalidate)
	if got := send(t, other).Header.Get("ETag"); got == plain {
		t.Errorf("another body has the same tag %q", got)
	}
}

func TestServerHasLimits(t *testing.T) {
	s := transport.Server("127.0.0.1:0", http.NotFoundHandler())
	if s.ReadHeaderTimeout == 0 || s.ReadTimeout == 0 || s.WriteTimeout == 0 || s.IdleTimeout == 0 ||
		s.MaxHeaderBytes == 0 {
		t.Errorf("got a server without a limit: %+v", s)
	}
}
