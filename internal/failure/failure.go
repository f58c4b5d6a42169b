// Package failure says once what each [entente.Code] means to the outside: which HTTP status the
// faces answer with and which exit code the command ends with, and the way back from a status to a
// code for clients. It decides nothing else; start at [Table].
package failure

import (
	"context"
	"errors"
	"slices"

	"entente"
)

// Row is one line of the table.
type Row struct {
	Code    entente.Code
	Status  int    // HTTP
	Exit    int    // of the process
	Meaning string // for docs/errors.md
}

// table is in the order of HOUSE.md. 499 is what proxies log for a caller that went away.
var table = [...]Row{
	{entente.CodeInvalid, 400, 2, "the request is wrong; the message says which part"},
	{entente.CodeUnauthenticated, 401, 3, "who are you"},
	{entente.CodeForbidden, 403, 3, "you may not"},
	{entente.CodeNotFound, 404, 4, "no such thing, or not visible to you"},
	{entente.CodeConflict, 409, 5, "exists already, changed meanwhile, or locked by another process"},
	{entente.CodeTooLarge, 413, 6, "a stated limit was passed; the message names it"},
	{entente.CodeUnprocessable, 422, 7, "well-formed, but the data cannot support it"},
	{entente.CodeCanceled, 499, 8, "stopped by the caller"},
	{entente.CodeTimeout, 504, 8, "stopped by a limit of time"},
	{entente.CodeUnavailable, 503, 9, "try again"},
	{entente.CodeInternal, 500, 1, "ours; the detail is only in the log"},
}

// Table is every code with its status and exit code; the caller owns the slice.
func Table() []Row { return slices.Clone(table[:]) }

// Status is the HTTP status of a code. A code that the table does not have is a bug of ours: 500.
func Status(c entente.Code) int { return row(c).Status }

// Exit is the exit code of a code; "" (no error) is 0, an unknown code that of internal.
func Exit(c entente.Code) int {
	if c == "" {
		return 0
	}
	return row(c).Exit
}

// Code is the inverse of [Status]: what a client makes of an answer without an error object. Other
// statuses in the 400s are invalid, in the 500s internal; anything else is no failure, "".
func Code(status int) entente.Code {
	for _, r := range table {
		if r.Status == status {
			return r.Code
		}
	}
	switch {
	case status >= 400 && status < 500:
		return entente.CodeInvalid
	case status >= 500:
		return entente.CodeInternal
	}
	return ""
}

// Of is the code of an error, like [entente.CodeOf], but it also knows the two errors of a context:
// a caller that went away and a limit of time are not our bugs.
func Of(err error) entente.Code {
	code := entente.CodeOf(err)
	if code != entente.CodeInternal {
		return code
	}
	switch {
	case errors.Is(err, context.DeadlineExceeded):
		return entente.CodeTimeout
	case errors.Is(err, context.Canceled):
		return entente.CodeCanceled
	}
	return code
}

func row(c entente.Code) Row {
	for _, r := range table {
		if r.Code == c {
			return r
		}
	}
	return table[len(table)-1]
}
