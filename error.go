package entente

import (
	"errors"
	"strings"
)

// Code says what kind of failure an [Error] is. The list is closed; internal/failure maps it to HTTP
// statuses and exit codes.
type Code string

// The codes, in the order of the table in docs/errors.md.
const (
	CodeInvalid         Code = "invalid"         // the request is wrong; the message says which part
	CodeUnauthenticated Code = "unauthenticated" // who are you
	CodeForbidden       Code = "forbidden"       // you may not
	CodeNotFound        Code = "not_found"       // no such thing, or not visible to you
	CodeConflict        Code = "conflict"        // exists already, changed meanwhile, or locked
	CodeTooLarge        Code = "too_large"       // a stated limit was passed; the message names it
	CodeUnprocessable   Code = "unprocessable"   // well-formed, but the data cannot support it
	CodeCanceled        Code = "canceled"        // stopped by the caller
	CodeTimeout         Code = "timeout"         // stopped by a limit of time
	CodeUnavailable     Code = "unavailable"     // try again
	CodeInternal        Code = "internal"        // ours
)

// Error is a failure that stops an operation. Message is a sentence for people, Hint the next thing
// to do (often a command), Err the cause. Issues carries the first few problems of a file.
type Error struct {
	Code    Code
	Op      string // package and verb, "ledger.Open"
	Message string
	Hint    string
	Issues  []Issue
	Err     error
}

// Error is the operation, the message and the cause on one line, for logs; faces show Message.
func (e *Error) Error() string {
	var b strings.Builder
	if e.Op != "" {
		b.WriteString(e.Op + ": ")
	}
	b.WriteString(e.Message)
	if e.Err != nil {
		b.WriteString(": " + e.Err.Error())
	}
	return b.String()
}

// Unwrap gives errors.Is and errors.As the cause.
func (e *Error) Unwrap() error { return e.Err }

// CodeOf is the code of the first [Error] in the chain; "" for nil, internal for any other error.
func CodeOf(err error) Code {
	if err == nil {
		return ""
	}
	if e, ok := errors.AsType[*Error](err); ok {
		return e.Code
	}
	return CodeInternal
}

// MessageOf is what a person may read of the error: message and hint of the first [Error] in the
// chain. Any other error reads "internal error"; its text belongs in the log.
func MessageOf(err error) (message, hint string) {
	if e, ok := errors.AsType[*Error](err); ok {
		return e.Message, e.Hint
	}
	return "internal error", ""
}
