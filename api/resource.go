package api

import (
	"context"
	"fmt"
	"net/url"
	"reflect"
	"strings"

	"entente"
)

// Response is a whole reply of status 200, ready to be kept and sent more than once.
type Response struct {
	Type string // media type
	Body []byte
}

// Resource is one kind of thing that can be read. From the list of them ([Resources]) follow the paths of
// the API and its description, the .json and .csv twins of pages, the formats json and csv of commands, and
// the tools of assistants: none of them knows how a thing is read, so that they cannot differ.
type Resource struct {
	Name    string       // of the command, the tool and the operation: "allies"
	Path    string       // of the API, as net/http writes patterns: "/api/v1/dyads/{a}/{b}"
	Page    string       // likewise, of the page whose twins it gives; "" where it has no page
	Summary string       // in one line
	Params  []string     // names of the query parameters that it takes
	Example string       // an address of the API that every ledger can answer; "" where none can be told
	Type    reflect.Type // of what is read, and of its JSON

	read  func(context.Context, *Session, Input) (any, error)
	table func(any) Table
}

// Input is what a request gives: the values of the path and of the query by their names.
type Input struct {
	url.Values
	// IsSpoken allows actors to be named in words as well as by their ids: in a command and a tool
	// somebody speaks, an address is written by programs.
	IsSpoken bool
}

// resource gives a description the functions that read the thing and lay it out as a table.
func resource[T any](r Resource, read func(context.Context, *Session, Input) (T, error), table func(T) Table) Resource {
	r.Type = reflect.TypeFor[T]()
	r.read = func(ctx context.Context, s *Session, in Input) (any, error) { return read(ctx, s, in) }
	r.table = func(v any) Table { return table(v.(T)) }
	return r
}

// Read reads the thing from a session. What the request says wrongly is invalid, and the message names
// the parameter.
func (r Resource) Read(ctx context.Context, s *Session, in Input) (any, error) {
	v, err := r.read(ctx, s, in)
	if err != nil {
		return nil, err
	}
	return v, nil
}

// Render gives what [Resource.Read] gave as "json" or "csv".
func (r Resource) Render(v any, format string) (Response, error) {
	switch format {
	case "json":
		return JSON(v)
	case "csv":
		return r.table(v).CSV()
	}
	return Response{}, &entente.Error{Code: entente.CodeInvalid, Op: "api.Render",
		Message: fmt.Sprintf("there is no format %q", format), Hint: "the formats are json and csv"}
}

// Table lays out what [Resource.Read] gave as rows.
func (r Resource) Table(v any) Table { return r.table(v) }

// Address is where the API gives the resource for an input.
func (r Resource) Address(in Input) string {
	path := wildcards.ReplaceAllStringFunc(r.Path, func(w string) string {
		return url.PathEscape(in.Get(strings.Trim(w, "{.}")))
	})
	q := url.Values{}
	for _, name := range r.Params {
		if v := in.Get(name); v != "" {
			q.Set(name, v)
		}
	}
	if len(q) > 0 {
		path += "?" + q.Encode()
	}
	return path
}

// Wildcards are the names of the values in the path, in its order.
func (r Resource) Wildcards() []string {
	var names []string
	for _, m := range wildcards.FindAllStringSubmatch(r.Path, -1) {
		names = append(names, m[1])
	}
	return names
}

// Named is the resource of a name; a name that is not in the list is a bug of ours.
func Named(name string) Resource {
	for _, r := range Resources() {
		if r.Name == name {
			return r
		}
	}
	panic("api: there is no resource called " + name)
}
