package sourcetest_test

import (
	"context"
	"errors"
	"fmt"
	"testing"

	"entente"
	"entente/format"
	"entente/source/sourcetest"
)

// echo emits an agreement for each row of the column a, with its place moved by shift bytes.
func echo(shift int64) entente.Source {
	return entente.Source{
		Card:  entente.Card{Dataset: "echo"},
		Roles: []entente.Role{{Name: "list", Columns: []string{"a"}}, {Name: "pairs", Columns: []string{"a", "b"}}},
		Map: func(_ context.Context, in entente.Input, emit entente.Emit) (int, error) {
			rows := 0
			for _, role := range []string{"list", "pairs"} {
				for _, t := range in.Tables[role] {
					r := format.NewRows(t, in.Issues)
					for r.Next() {
						if r.Text("a") == "panic" {
							return rows, errors.New("no error of ours")
						}
						p := r.Provenance()
						p.Locator.Offset += shift
						if err := emit(entente.Agreement{Title: r.Text("a"), Provenance: p}); err != nil {
							return rows, err
						}
					}
					rows += r.Count()
				}
			}
			return rows, nil
		},
	}
}

// recorder counts what a check complains of.
type recorder struct {
	testing.TB
	errors []string
}

func (r *recorder) Errorf(format string, args ...any) {
	r.errors = append(r.errors, fmt.Sprintf(format, args...))
}
func (r *recorder) Helper() {}

// The locator test must be able to fail.
func TestCheckLocators(t *testing.T) {
	file := sourcetest.Text("x.csv", "a,b\r\none,1\r\n\"t\nwo\",2\r\nZ\xfcrich,3\r\n")
	same := func(s entente.Statement, raw map[string]string) string {
		if got := s.(entente.Agreement).Title; got != raw["a"] {
			return "got " + got
		}
		return ""
	}
	for name, tc := range map[string]struct {
		shift int64
		check func(entente.Statement, map[string]string) string
		want  int
	}{
		"right place":      {0, same, 0},
		"two bytes off":    {2, same, 3},
		"outside the file": {1000, same, 4}, // each of the three, and that none was checked
		"another value":    {0, func(entente.Statement, map[string]string) string { return "wrong" }, 3},
	} {
		t.Run(name, func(t *testing.T) {
			r := &recorder{TB: t}
			sourcetest.CheckLocators(r, sourcetest.Map(t, echo(tc.shift), file), 1, tc.check)
			if len(r.errors) != tc.want {
				t.Errorf("got %d complaints, want %d: %q", len(r.errors), tc.want, r.errors)
			}
		})
	}
}

func TestCheckFuzzed(t *testing.T) {
	for name, tc := range map[string]struct {
		shift int64
		text  string
		want  int
	}{
		"sound":            {0, "a\nx\n", 0},
		"place outside":    {1000, "a\nx\n", 1},
		"a foreign error":  {0, "a\npanic\n", 1},
		"a file of no one": {0, "x\ny\n", 0},
	} {
		t.Run(name, func(t *testing.T) {
			r := &recorder{TB: t}
			sourcetest.CheckFuzzed(r, echo(tc.shift), sourcetest.Text("x.csv", tc.text))
			if len(r.errors) != tc.want {
				t.Errorf("got %d complaints, want %d: %q", len(r.errors), tc.want, r.errors)
			}
		})
	}
}

func TestRoleOf(t *testing.T) {
	for header, want := range map[string]string{"a": "list", "b": "", "": ""} {
		if got := sourcetest.RoleOf(echo(0), []string{header}); got != want {
			t.Errorf("%q: got role %q, want %q", header, got, want)
		}
	}
	if got := sourcetest.RoleOf(echo(0), []string{"b", "a", "c"}); got != "pairs" {
		t.Errorf("got role %q, want the one with the most columns", got)
	}
}
