package main

import (
	"context"
	"encoding/json"
	"io"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/modelcontextprotocol/go-sdk/mcp"

	"entente/api/tool"
)

func connectTo(t *testing.T, transport mcp.Transport) *mcp.ClientSession {
	t.Helper()
	c, err := mcp.NewClient(&mcp.Implementation{Name: "test", Version: "1"}, nil).Connect(t.Context(), transport, nil)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { c.Close() })
	return c
}

func callTool(t *testing.T, c *mcp.ClientSession, name string, arguments map[string]any) (r tool.Result) {
	t.Helper()
	res, err := c.CallTool(t.Context(), &mcp.CallToolParams{Name: name, Arguments: arguments})
	if err != nil || res.IsError {
		t.Fatalf("%s: %v %+v", name, err, res)
	}
	if err := json.Unmarshal([]byte(res.Content[0].(*mcp.TextContent).Text), &r); err != nil {
		t.Fatal(err)
	}
	return r
}

// The command speaks to an assistant over its input and output, from a real ledger: what it says is cited,
// and a citation can be traced. It ends, as a success, when its input does.
func TestMCPOverStandardInputAndOutput(t *testing.T) {
	b := newBench(t)
	in, toServer := io.Pipe()
	fromServer, out := io.Pipe()
	log := &safeBuffer{}
	p := &program{args: []string{"mcp"}, in: in, out: out, err: log, now: time.Now, environ: environment("", b.home)}
	done := make(chan int, 1)
	go func() { done <- p.main(context.Background()) }()
	c := connectTo(t, &mcp.IOTransport{Reader: fromServer, Writer: toServer})
	x := callTool(t, c, "ask", map[string]any{"q": "한국의 동맹국은?"})
	if len(x.Rows) == 0 || x.Rows[0]["partner"] != "USA" || x.Sentence == "" || len(x.Sources) == 0 {
		t.Fatalf("got %+v", x)
	}
	id, _, _ := strings.Cut(x.Rows[0]["evidence"], ";")
	if row := callTool(t, c, "trace", map[string]any{"evidence": id}); len(row.Rows) == 0 ||
		row.Rows[0]["evidence"] != id || len(row.Sources) != 1 {
		t.Errorf("%s: got %+v", id, row)
	}
	for name, arguments := range map[string]map[string]any{"allies": {"actor": "Japan", "as_of": "1975"},
		"dyad":    {"a": "USA", "b": "South Korea"},
		"members": {"group": "NATO", "as_of": "1970"}, "agreement": {"agreement": "atop:3240"}, "sources": {}} {
		if x := callTool(t, c, name, arguments); len(x.Rows) == 0 || len(asText(t, x)) > 48<<10 {
			t.Errorf("%s: got %d rows in %d bytes", name, len(x.Rows), len(asText(t, x)))
		}
	}
	toServer.Close()
	select {
	case code := <-done:
		if code != 0 {
			t.Errorf("ended with %d: %s", code, log.String())
		}
	case <-time.After(20 * time.Second):
		t.Error("the command goes on after its input has ended")
	}
}

func asText(t *testing.T, x tool.Result) []byte {
	t.Helper()
	b, err := json.Marshal(x)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// Serve has the tools where they are asked for, on loopback, by names that it knows, by POST alone.
func TestServeTools(t *testing.T) {
	b := newBench(t)
	s := b.serve("--listen", "127.0.0.1:0", "--mcp")
	c := connectTo(t, &mcp.StreamableClientTransport{Endpoint: s.url + "/mcp", DisableStandaloneSSE: true})
	if x := callTool(t, c, "ask", map[string]any{"q": "Who is allies with south korea"}); !strings.Contains(x.Sentence,
		"United States") {
		t.Errorf("got %+v", x)
	}
	if code, _ := s.get(t, "/mcp", ""); code != http.StatusMethodNotAllowed {
		t.Errorf("GET: got %d, want 405", code)
	}
	req, err := http.NewRequestWithContext(t.Context(), http.MethodPost, s.url+"/mcp", strings.NewReader("{}"))
	if err != nil {
		t.Fatal(err)
	}
	req.Host = "evil.example.com"
	res, err := http.DefaultClient.Do(req)
	if err != nil {
		t.Fatal(err)
	}
	res.Body.Close()
	if res.StatusCode != http.StatusForbidden {
		t.Errorf("another name: got %d, want 403", res.StatusCode)
	}
	if code := s.stop(); code != 0 {
		t.Errorf("ended with %d: %s", code, s.log.String())
	}
	if r := b.run("serve", "--listen", "0.0.0.0:0", "--mcp"); r.code != 2 ||
		!strings.Contains(r.err, "on loopback only") {
		t.Errorf("beyond loopback: got %+v", r)
	}
	plain := newBench(t).serve("--listen", "127.0.0.1:0")
	if code, _ := plain.get(t, "/mcp", ""); code != http.StatusNotFound {
		t.Errorf("without --mcp: got %d, want 404", code)
	}
}
