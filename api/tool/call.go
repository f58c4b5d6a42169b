package tool

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"net/url"
	"strconv"

	"github.com/modelcontextprotocol/go-sdk/mcp"

	"entente"
	"entente/api"
)

// paging is which rows of a result are wanted.
type paging struct{ offset, limit int }

// call answers one call of a tool from a session of its own. What goes wrong is a result, too, so that
// the assistant can read it and do better.
func call(ctx context.Context, open api.Opener, r api.Resource, arguments json.RawMessage) *mcp.CallToolResult {
	in, page, err := read(r, arguments)
	if err != nil {
		return failed(err)
	}
	s, err := open(ctx)
	if err != nil {
		return failed(err)
	}
	defer s.Close()
	v, err := r.Read(ctx, s, in)
	if err != nil {
		return failed(err)
	}
	return resultOf(s, r, in, v, page).content()
}

// read takes the arguments of a call: text, or a number where a year was meant as one.
func read(r api.Resource, arguments json.RawMessage) (in api.Input, page paging, err error) {
	in, page = api.Input{Values: url.Values{}, IsSpoken: true}, paging{limit: rowsUsually}
	given := map[string]any{}
	if len(arguments) > 0 {
		d := json.NewDecoder(bytes.NewReader(arguments))
		d.UseNumber()
		if err := d.Decode(&given); err != nil {
			return in, page, invalid("the arguments are no JSON object",
				"give an object such as {\"q\": \"Who is allied with Japan?\"}")
		}
	}
	q := url.Values{}
	for name, value := range given {
		switch v := value.(type) {
		case nil:
			continue
		case string:
			q.Set(name, v)
		case json.Number:
			q.Set(name, v.String())
		default:
			return in, page, invalid("the argument "+name+" is neither text nor a number", "write it as text")
		}
	}
	for name, to := range map[string]*int{"offset": &page.offset, "limit": &page.limit} {
		if text := q.Get(name); text != "" {
			if *to, err = strconv.Atoi(text); err != nil || *to < 0 {
				return in, page, invalid("the argument "+name+" is not a number of rows", "give a whole number")
			}
		}
		q.Del(name)
	}
	page.limit = min(max(page.limit, 1), rowsAtMost)
	if err := api.CheckParams(q, append(r.Wildcards(), r.Params...)); err != nil {
		return in, page, err
	}
	for _, name := range r.Wildcards() {
		if q.Get(name) == "" {
			return in, page, invalid("the argument "+name+" is missing", "the description of the tool says what it is")
		}
	}
	in.Values = q
	return in, page, nil
}

func invalid(message, hint string) error {
	return &entente.Error{Code: entente.CodeInvalid, Op: "tool.read", Message: message, Hint: hint}
}

// failed is an error as a result.
func failed(err error) *mcp.CallToolResult {
	return &mcp.CallToolResult{IsError: true, Content: []mcp.Content{&mcp.TextContent{Text: told(err).Error()}}}
}

// told is what an assistant may know of an error: what every face tells.
func told(err error) error {
	problem, _ := api.NewProblem(err, "")
	text := string(problem.Code) + ": " + problem.Message
	if problem.Hint != "" {
		text += "\nhint: " + problem.Hint
	}
	return errors.New(text)
}
