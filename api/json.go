package api

import (
	"bytes"
	"encoding/json"
	"errors"

	"entente"
	"entente/internal/failure"
)

// TypeJSON and TypeCSV are the media types of the twins.
const (
	TypeJSON = "application/json; charset=utf-8"
	TypeCSV  = "text/csv; charset=utf-8; header=present"
)

// JSON renders a value as every face gives it: laid out so that people can read it too, and with <, > and &
// left alone, since it is never put into a page.
func JSON(v any) (Response, error) {
	var compact, b bytes.Buffer
	enc := json.NewEncoder(&compact)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(v); err != nil {
		return Response{}, &entente.Error{Code: entente.CodeInternal, Op: "api.JSON",
			Message: "the answer cannot be written", Err: err}
	}
	layout(&b, bytes.TrimSpace(compact.Bytes()))
	return Response{Type: TypeJSON, Body: b.Bytes()}, nil
}

// Failure is the reply to a request that failed, everywhere.
type Failure struct {
	Error Problem `json:"error"`
}

// Problem is what a caller may know of an error. The cause stays in the log, under the request id.
type Problem struct {
	Code      entente.Code    `json:"code"`
	Message   string          `json:"message"`
	Hint      string          `json:"hint"`
	Issues    []entente.Issue `json:"issues"`
	RequestID string          `json:"request_id"` // "" on the command line, which has no requests
}

// NewProblem takes what may be told from an error, with the HTTP status that goes with it. An error
// of code internal tells nothing but that it happened.
func NewProblem(err error, requestID string) (p Problem, status int) {
	p = Problem{Code: failure.Of(err), Issues: []entente.Issue{}, RequestID: requestID}
	switch p.Code {
	case entente.CodeInternal:
		p.Message, p.Hint = "internal error", "tell the operator the request id; the log has the detail"
	case entente.CodeTimeout:
		p.Message, p.Hint = messageOf(err, "the answer took too long"), "ask for less, or try again"
	case entente.CodeCanceled:
		p.Message = messageOf(err, "the request was canceled")
	default:
		p.Message, p.Hint = entente.MessageOf(err)
		p.Issues = append(p.Issues, issuesOf(err)...)
	}
	return p, failure.Status(p.Code)
}

// messageOf is the message of an *entente.Error that itself has the code; a bare context error, or
// one wrapped as internal, gets the words given.
func messageOf(err error, otherwise string) string {
	if entente.CodeOf(err) == entente.CodeInternal {
		return otherwise
	}
	message, _ := entente.MessageOf(err)
	return message
}

func issuesOf(err error) []entente.Issue {
	if e, ok := errors.AsType[*entente.Error](err); ok {
		return e.Issues
	}
	return nil
}
