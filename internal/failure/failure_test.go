package failure_test

import (
	"context"
	"errors"
	"fmt"
	"testing"

	"entente"
	"entente/internal/failure"
)

// The expected pairs are those of HOUSE.md section 2, written out a second time on purpose.
var house = map[entente.Code][2]int{
	entente.CodeInvalid: {400, 2}, entente.CodeUnauthenticated: {401, 3}, entente.CodeForbidden: {403, 3},
	entente.CodeNotFound: {404, 4}, entente.CodeConflict: {409, 5}, entente.CodeTooLarge: {413, 6},
	entente.CodeUnprocessable: {422, 7}, entente.CodeCanceled: {499, 8}, entente.CodeTimeout: {504, 8},
	entente.CodeUnavailable: {503, 9}, entente.CodeInternal: {500, 1},
}

func TestTable(t *testing.T) {
	rows := failure.Table()
	if len(rows) != len(house) {
		t.Fatalf("got %d codes, want %d", len(rows), len(house))
	}
	for _, r := range rows {
		want := house[r.Code]
		if got := [2]int{failure.Status(r.Code), failure.Exit(r.Code)}; got != want {
			t.Errorf("%s: got status and exit %v, want %v", r.Code, got, want)
		}
		if got := failure.Code(r.Status); got != r.Code {
			t.Errorf("Code(%d): got %q, want %q", r.Status, got, r.Code)
		}
		if r.Meaning == "" {
			t.Errorf("%s: got no meaning, want a sentence", r.Code)
		}
	}
}

func TestEdges(t *testing.T) {
	for status, want := range map[int]entente.Code{200: "", 304: "", 405: entente.CodeInvalid,
		431: entente.CodeInvalid, 502: entente.CodeInternal} {
		if got := failure.Code(status); got != want {
			t.Errorf("Code(%d): got %q, want %q", status, got, want)
		}
	}
	if got := failure.Exit(""); got != 0 {
		t.Errorf("Exit of no error: got %d, want 0", got)
	}
	if got := failure.Status("nonsense"); got != 500 {
		t.Errorf("Status of an unknown code: got %d, want 500", got)
	}
}

func TestOf(t *testing.T) {
	for _, c := range []struct {
		err  error
		want entente.Code
	}{
		{nil, ""},
		{errors.New("x"), entente.CodeInternal},
		{fmt.Errorf("read: %w", context.Canceled), entente.CodeCanceled},
		{fmt.Errorf("read: %w", context.DeadlineExceeded), entente.CodeTimeout},
		{&entente.Error{Code: entente.CodeConflict}, entente.CodeConflict},
		{&entente.Error{Code: entente.CodeInternal, Err: context.Canceled}, entente.CodeCanceled},
	} {
		if got := failure.Of(c.err); got != c.want {
			t.Errorf("Of(%v): got %q, want %q", c.err, got, c.want)
		}
	}
}
