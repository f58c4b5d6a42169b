package tool_test

import (
	"context"
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"

	"github.com/modelcontextprotocol/go-sdk/mcp"

	"entente"
	"entente/api"
	"entente/api/apitest"
	"entente/api/tool"
)

// connect gives a client of the tools over the made-up world.
func connect(t *testing.T, w *apitest.World) *mcp.ClientSession {
	t.Helper()
	ours, theirs := mcp.NewInMemoryTransports()
	server, err := tool.New(w.Open, "test").Connect(t.Context(), ours, nil)
	if err != nil {
		t.Fatal(err)
	}
	client, err := mcp.NewClient(&mcp.Implementation{Name: "test", Version: "1"}, nil).Connect(t.Context(), theirs, nil)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { client.Close(); server.Wait() })
	return client
}

// reply is a result as a client reads it.
type reply struct {
	tool.Result
	text    string
	isError bool
	links   []string
}

func call(t *testing.T, c *mcp.ClientSession, name string, arguments map[string]any) reply {
	t.Helper()
	res, err := c.CallTool(t.Context(), &mcp.CallToolParams{Name: name, Arguments: arguments})
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	r := reply{isError: res.IsError}
	for _, x := range res.Content {
		switch x := x.(type) {
		case *mcp.TextContent:
			r.text += x.Text
		case *mcp.ResourceLink:
			r.links = append(r.links, x.URI)
		}
	}
	if !r.isError {
		if err := json.Unmarshal([]byte(r.text), &r.Result); err != nil {
			t.Fatalf("%s: %v in %.200s", name, err, r.text)
		}
	}
	return r
}

// Every resource is a tool that says what it takes.
func TestEveryResourceIsATool(t *testing.T) {
	c := connect(t, apitest.New())
	list, err := c.ListTools(t.Context(), nil)
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, x := range list.Tools {
		names = append(names, x.Name)
		s := x.InputSchema.(map[string]any)
		if s["type"] != "object" || x.Description == "" || x.Annotations == nil || !x.Annotations.ReadOnlyHint {
			t.Errorf("%s: got %+v", x.Name, x)
		}
		for name, p := range s["properties"].(map[string]any) {
			if p.(map[string]any)["description"] == nil {
				t.Errorf("%s: the argument %s is not described", x.Name, name)
			}
		}
	}
	for _, r := range api.Resources() {
		if !slices.Contains(names, r.Name) {
			t.Errorf("%s is no tool", r.Name)
		}
	}
	for _, want := range []string{"Cite", "standings", "absences", "last_observed", "not_coded"} {
		if got := c.InitializeResult().Instructions; !strings.Contains(got, want) {
			t.Errorf("the instructions do not speak of %s", want)
		}
	}
}

func TestResultsAreCited(t *testing.T) {
	w := apitest.New()
	c := connect(t, w)
	for _, tc := range []struct {
		tool      string
		arguments map[string]any
		want      string // somewhere in the text
	}{
		{"ask", map[string]any{"q": "allies of korea"}, "has one treaty ally"},
		{"ask", map[string]any{"q": "gibberish"}, "I cannot answer that"},
		{"ask", map[string]any{"q": "korea", "as_of": 1975}, `"as_of":"1975"`},
		{"allies", map[string]any{"actor": "South Korea"}, "atop:3240"},
		{"allies", map[string]any{"actor": "kor", "as_of": nil}, "atop:3240"},
		{"allies", map[string]any{"actor": "PRK"}, `"absence":"out_of_coverage"`},
		{"dyad", map[string]any{"a": "KOR", "b": "Japan"}, `"object":"JPN"`},
		{"members", map[string]any{"group": "ASEAN"}, "suspended"},
		{"agreement", map[string]any{"agreement": "atop:3240"}, "1991-09-17"},
		{"agreements", map[string]any{"actor": "KOR"}, `"rows"`},
		{"sources", nil, "no open licence"},
		{"source", map[string]any{"dataset": "atop"}, "Rice University"},
		{"trace", map[string]any{"evidence": "eafd146fa5c5.L412"}, "atopid"},
		{"actors", map[string]any{"limit": 3}, `"next_offset":3`},
	} {
		r := call(t, c, tc.tool, tc.arguments)
		if r.isError || !strings.Contains(r.text, tc.want) || r.Generation != 7 {
			t.Errorf("%s %v: got %v %.300s, want %s", tc.tool, tc.arguments, r.isError, r.text, tc.want)
		}
		for _, row := range r.Rows {
			for id := range strings.SplitSeq(row["evidence"], "; ") {
				if strings.HasPrefix(id, "eafd146fa5c5.") && r.Sources["atop@5.1"].Citation == "" {
					t.Errorf("%s: %s is cited without its citation: %v", tc.tool, id, r.Sources)
				}
			}
		}
	}
	if got, want := w.Closed.Load(), w.Opened.Load(); got != want {
		t.Errorf("%d sessions of %d were closed", got, want)
	}
}

// A long answer comes in pieces of a bounded size, which together are the whole; the link leads to it.
func TestResultsAreBounded(t *testing.T) {
	c := connect(t, apitest.New())
	seen, offset, total := map[string]bool{}, 0, 0
	for range 50 {
		r := call(t, c, "allies", map[string]any{"actor": "USA", "offset": offset, "limit": 200})
		if len(r.text) > 48<<10 {
			t.Errorf("from %d: got %d bytes", offset, len(r.text))
		}
		for _, row := range r.Rows {
			seen[row["partner"]+row["agreement"]] = true
		}
		total = r.Total
		if r.Next == 0 {
			break
		}
		if r.Next <= offset || len(r.links) != 1 {
			t.Fatalf("from %d: got next %d and links %v", offset, r.Next, r.links)
		}
		offset = r.Next
		if res, err := c.ReadResource(t.Context(), &mcp.ReadResourceParams{URI: r.links[0]}); err != nil ||
			!strings.Contains(res.Contents[0].Text, `"subject": "USA"`) {
			t.Fatalf("%s: got %v", r.links[0], err)
		}
	}
	if total < 100 || len(seen) != total {
		t.Errorf("got %d rows of %d, want all of more than a hundred", len(seen), total)
	}
}

func TestWhatGoesWrongIsSaid(t *testing.T) {
	w := apitest.New()
	c := connect(t, w)
	for _, tc := range []struct {
		tool      string
		arguments map[string]any
		want      string
	}{
		{"allies", nil, "the argument actor is missing"},
		{"allies", map[string]any{"actor": "Nowhere"}, "not_found"},
		{"allies", map[string]any{"actor": "KOR", "as_of": "2999"}, "lies after today"},
		{"allies", map[string]any{"actor": "KOR", "asof": "1975"}, `no parameter called "asof"`},
		{"allies", map[string]any{"actor": []string{"KOR"}}, "neither text nor a number"},
		{"allies", map[string]any{"actor": "KOR", "limit": "many"}, "not a number of rows"},
		{"members", map[string]any{"group": "KOR"}, "no group"},
		{"trace", map[string]any{"evidence": "nonsense"}, "not an evidence id"},
	} {
		if r := call(t, c, tc.tool, tc.arguments); !r.isError || !strings.Contains(r.text, tc.want) {
			t.Errorf("%s %v: got %v %.200s, want %s", tc.tool, tc.arguments, r.isError, r.text, tc.want)
		}
	}
	w.Fail = &entente.Error{Code: entente.CodeInternal, Message: "a secret"}
	if r := call(t, c, "ask", map[string]any{"q": "korea"}); !r.isError || strings.Contains(r.text, "secret") {
		t.Errorf("got %v %s, want no detail", r.isError, r.text)
	}
	for _, uri := range []string{"entente:/api/v1/nothing", "entente:/api/v1/actors/ZZZ/allies",
		"entente:/../etc/passwd", "file:///etc/passwd"} {
		if res, err := c.ReadResource(t.Context(), &mcp.ReadResourceParams{URI: uri}); err == nil {
			t.Errorf("%s: got %v, want nothing there", uri, res.Contents)
		}
	}
}

// Over HTTP the tools answer the same; a page of another site may not call them.
func TestOverHTTP(t *testing.T) {
	server := httptest.NewServer(tool.Handler(tool.New(apitest.New().Open, "test")))
	defer server.Close()
	c, err := mcp.NewClient(&mcp.Implementation{Name: "test", Version: "1"}, nil).Connect(t.Context(),
		&mcp.StreamableClientTransport{Endpoint: server.URL, DisableStandaloneSSE: true}, nil)
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	if r := call(t, c, "ask", map[string]any{"q": "allies of korea"}); !strings.Contains(r.Sentence,
		"one treaty ally") {
		t.Errorf("got %+v", r)
	}
	req, err := http.NewRequestWithContext(context.Background(), http.MethodPost, server.URL, strings.NewReader("{}"))
	if err != nil {
		t.Fatal(err)
	}
	req.Header.Set("Sec-Fetch-Site", "cross-site")
	res, err := http.DefaultClient.Do(req)
	if err != nil {
		t.Fatal(err)
	}
	res.Body.Close()
	if res.StatusCode != http.StatusForbidden {
		t.Errorf("from another site: got %d, want 403", res.StatusCode)
	}
}
