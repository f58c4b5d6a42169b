package tool

import (
	"context"
	_ "embed" // the instructions
	"net/http"
	"net/url"
	"strings"

	"github.com/modelcontextprotocol/go-sdk/mcp"

	"entente"
	"entente/api"
)

// instructions go to every assistant that connects.
//
//go:embed instructions.txt
var instructions string

// scheme begins the address of the whole of an answer; what follows is its address in the API.
const scheme = "entente:"

// New makes a server of all resources. Every call of a tool opens a session of its own.
func New(open api.Opener, version string) *mcp.Server {
	s := mcp.NewServer(&mcp.Implementation{Name: "entente", Title: "Entente", Version: version},
		&mcp.ServerOptions{Instructions: instructions, Capabilities: &mcp.ServerCapabilities{}})
	closedWorld := false
	for _, r := range api.Resources() {
		s.AddTool(&mcp.Tool{Name: r.Name, Title: r.Summary, Description: description(r), InputSchema: schema(r),
			Annotations: &mcp.ToolAnnotations{ReadOnlyHint: true, IdempotentHint: true, OpenWorldHint: &closedWorld}},
			func(ctx context.Context, req *mcp.CallToolRequest) (*mcp.CallToolResult, error) {
				return call(ctx, open, r, req.Params.Arguments), nil
			})
	}
	s.AddResourceTemplate(&mcp.ResourceTemplate{Name: "answer", URITemplate: scheme + "{+address}",
		MIMEType:    "application/json",
		Description: "The whole of an answer, by its address in the API, as results of tools link it"},
		func(ctx context.Context, req *mcp.ReadResourceRequest) (*mcp.ReadResourceResult, error) {
			return whole(ctx, open, req.Params.URI)
		})
	return s
}

// Handler serves the tools over HTTP, each request by itself.
func Handler(s *mcp.Server) http.Handler {
	h := mcp.NewStreamableHTTPHandler(func(*http.Request) *mcp.Server { return s },
		&mcp.StreamableHTTPOptions{Stateless: true, JSONResponse: true})
	return http.NewCrossOriginProtection().Handler(h) // a page of another site may not call
}

func description(r api.Resource) string {
	d := r.Summary + "."
	if r.Example != "" {
		d += " Dates are YYYY, YYYY-MM or YYYY-MM-DD."
	}
	return d
}

// schema is what the resource takes, and which of its rows are wanted.
func schema(r api.Resource) map[string]any {
	s := r.Arguments()
	properties := s["properties"].(map[string]any)
	properties["offset"] = map[string]any{"type": "integer", "minimum": 0,
		"description": "How many rows to pass over; next_offset of the result before"}
	properties["limit"] = map[string]any{"type": "integer", "minimum": 1, "maximum": rowsAtMost,
		"description": "How many rows to give at most"}
	return s
}

// whole reads the resource at an address of the API.
func whole(ctx context.Context, open api.Opener, uri string) (*mcp.ReadResourceResult, error) {
	r, in, err := lookUp(strings.TrimPrefix(uri, scheme))
	if err != nil {
		return nil, mcp.ResourceNotFoundError(uri)
	}
	s, err := open(ctx)
	if err != nil {
		return nil, err
	}
	defer s.Close()
	v, err := r.Read(ctx, s, in)
	if entente.CodeOf(err) == entente.CodeNotFound {
		return nil, mcp.ResourceNotFoundError(uri)
	}
	if err != nil {
		return nil, told(err)
	}
	reply, err := r.Render(v, "json")
	if err != nil {
		return nil, told(err)
	}
	return &mcp.ReadResourceResult{Contents: []*mcp.ResourceContents{{URI: uri, MIMEType: "application/json",
		Text: string(reply.Body)}}}, nil
}

// lookUp finds the resource of an address, as the API does, and what the address says to it.
func lookUp(address string) (r api.Resource, in api.Input, err error) {
	missing := &entente.Error{Code: entente.CodeNotFound, Op: "tool.lookUp",
		Message: "there is nothing at the address " + address}
	u, err := url.Parse(address)
	if err != nil {
		return r, in, missing
	}
	in = api.Input{Values: u.Query(), IsSpoken: true}
	isFound := false
	mux := http.NewServeMux()
	for _, x := range api.Resources() {
		mux.HandleFunc(x.Path, func(_ http.ResponseWriter, req *http.Request) {
			r, isFound = x, true
			for _, name := range x.Wildcards() {
				in.Set(name, req.PathValue(name))
			}
		})
	}
	req := &http.Request{Method: http.MethodGet, URL: u, Host: "entente"}
	mux.ServeHTTP(discarded{}, req)
	if !isFound {
		return r, in, missing
	}
	if err := api.CheckParams(u.Query(), r.Params); err != nil {
		return r, in, err
	}
	return r, in, nil
}

// discarded takes the reply of a look-up, which is empty.
type discarded struct{}

func (discarded) Header() http.Header         { return http.Header{} }
func (discarded) Write(b []byte) (int, error) { return len(b), nil }
func (discarded) WriteHeader(int)             {}
